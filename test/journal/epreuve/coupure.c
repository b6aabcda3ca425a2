/*
 * Stands between a program and the disk (LD_PRELOAD), for the files under COUPURE_RACINE:
 *   COUPURE_COMPTE  one line per fsync or fdatasync, with the path: what was really asked of the disk;
 *   COUPURE_OMBRE   keeps beside a copy of what has been synced, and only that: after a kill, this copy is the disk
 *                   as the strictest power cut would leave it (every unsynced byte, name or removal is dropped);
 *   COUPURE_PANNE   while this file exists, every sync fails with EIO;
 *   COUPURE_DEPART  copies at load all that is there already, then exits: the disk as it was before.
 *
 * The model: syncing a file makes its bytes and its present name durable, as journaling file systems do; syncing a
 * folder makes its names durable, renamings and removals included. Files are followed by inode and birth time.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOC 65536

static const char *racine, *ombre, *compte, *panne;
static __thread int dedans;

static void echouer(const char *ou) {
  perror(ou);
  abort();
}

static int vrai_sync(int fd, int donnees) {
  static int (*fs)(int), (*fd_)(int);
  if (!fs) {
    *(void **)&fs = dlsym(RTLD_NEXT, "fsync");
    *(void **)&fd_ = dlsym(RTLD_NEXT, "fdatasync");
  }
  return donnees ? fd_(fd) : fs(fd);
}

/* Name of a file in the shadow: the same inode born at another instant is another file. */
static int cle(const char *chemin, int suivre, char *ou, size_t taille) {
  struct statx s;
  if (statx(AT_FDCWD, chemin, suivre ? 0 : AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME | STATX_TYPE, &s)) return -1;
  if (!S_ISREG(s.stx_mode)) return S_ISDIR(s.stx_mode) ? 1 : -1;
  snprintf(ou, taille, "%s/ino/%llu-%lld-%u", ombre, (unsigned long long)s.stx_ino,
           (long long)s.stx_btime.tv_sec, s.stx_btime.tv_nsec);
  return 0;
}

static void creer_dossiers(const char *chemin) {
  char c[2 * PATH_MAX];
  snprintf(c, sizeof c, "%s", chemin);
  for (char *p = c + 1; *p; p++)
    if (*p == '/') { *p = 0; mkdir(c, 0700); *p = '/'; }
}

/* Writes only the blocks that differ: killed in the middle, the shadow holds old and new blocks, as a disk would. */
static void copier(const char *source, const char *vers) {
  int de = open(source, O_RDONLY | O_CLOEXEC), a = open(vers, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  static char x[BLOC], y[BLOC]; /* safe: one writer at a time holds the lock */
  off_t ici = 0;
  for (ssize_t n; de >= 0 && a >= 0 && (n = pread(de, x, BLOC, ici)) > 0; ici += n) {
    ssize_t m = pread(a, y, n, ici);
    if ((m != n || memcmp(x, y, n)) && pwrite(a, x, n, ici) != n) echouer(vers);
  }
  if (a >= 0 && ftruncate(a, ici)) echouer(vers);
  if (de >= 0) close(de);
  if (a >= 0) close(a);
}

/* Gives the shadow of a file the name that the file has. */
static void nommer(const char *ino, const char *chemin) {
  char place[PATH_MAX], tmp[PATH_MAX + 16];
  struct stat s, t;
  snprintf(place, sizeof place, "%s/arbre%s", ombre, chemin + strlen(racine));
  if (!stat(ino, &s) && !stat(place, &t) && s.st_ino == t.st_ino) return;
  creer_dossiers(place);
  snprintf(tmp, sizeof tmp, "%s.~%d", place, (int)getpid());
  unlink(tmp);
  if (link(ino, tmp) || rename(tmp, place)) echouer(place);
}

static void retenir_fichier(const char *chemin, const char *source) {
  char ino[PATH_MAX];
  if (cle(source, 1, ino, sizeof ino)) return;
  copier(source, ino);
  if (!access(chemin, F_OK)) nommer(ino, chemin);
}

static void retenir_dossier(const char *chemin) {
  char fils[2 * PATH_MAX], ino[PATH_MAX], place[PATH_MAX];
  snprintf(place, sizeof place, "%s/arbre%s/", ombre, chemin + strlen(racine));
  creer_dossiers(place);
  DIR *d = opendir(chemin);
  for (struct dirent *e; d && (e = readdir(d));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    snprintf(fils, sizeof fils, "%s/%s", chemin, e->d_name);
    int genre = cle(fils, 0, ino, sizeof ino);
    if (genre == 1) {
      snprintf(fils, sizeof fils, "%s%s/", place, e->d_name);
      creer_dossiers(fils);
    } else if (genre == 0) {
      /* created, never synced: its name may last, its bytes do not */
      int vide = open(ino, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
      if (vide >= 0) close(vide);
      nommer(ino, fils);
    }
  }
  if (d) closedir(d);
  d = opendir(place);
  for (struct dirent *e; d && (e = readdir(d));) {
    snprintf(fils, sizeof fils, "%s/%s", chemin, e->d_name);
    if (access(fils, F_OK)) {
      snprintf(fils, sizeof fils, "%s%s", place, e->d_name);
      unlink(fils);
    }
  }
  if (d) closedir(d);
}

static void retenir(const char *chemin, const char *source) {
  char v[PATH_MAX];
  struct stat s;
  snprintf(v, sizeof v, "%s/verrou", ombre);
  int verrou = open(v, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (verrou < 0) echouer(v);
  while (flock(verrou, LOCK_EX))
    if (errno != EINTR) echouer(v);
  if (!stat(source, &s)) S_ISDIR(s.st_mode) ? retenir_dossier(chemin) : retenir_fichier(chemin, source);
  close(verrou);
}

static int depart(const char *chemin, const struct stat *s, int genre, struct FTW *f) {
  (void)s; (void)f;
  if (genre == FTW_F || genre == FTW_DP) retenir(chemin, chemin);
  return 0;
}

/* A copy: PostgreSQL writes its process title over its first environment. */
static const char *reglage(const char *nom) {
  const char *v = getenv(nom);
  return v ? strdup(v) : NULL;
}

__attribute__((constructor)) static void charger(void) {
  racine = reglage("COUPURE_RACINE");
  ombre = reglage("COUPURE_OMBRE");
  compte = reglage("COUPURE_COMPTE");
  panne = reglage("COUPURE_PANNE");
  if (ombre) {
    char c[PATH_MAX];
    snprintf(c, sizeof c, "%s/ino/", ombre);
    creer_dossiers(c);
    snprintf(c, sizeof c, "%s/arbre/", ombre);
    creer_dossiers(c);
  }
  if (getenv("COUPURE_DEPART")) {
    dedans = 1;
    nftw(racine, depart, 64, FTW_DEPTH | FTW_PHYS);
    _exit(0);
  }
}

static int synchroniser(int fd, int donnees) {
  char lien[64], chemin[PATH_MAX];
  snprintf(lien, sizeof lien, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(lien, chemin, sizeof chemin - 1);
  if (!racine || dedans || n < 0) return vrai_sync(fd, donnees);
  chemin[n] = 0;
  size_t l = strlen(racine);
  if (strncmp(chemin, racine, l) || (chemin[l] && chemin[l] != '/')) return vrai_sync(fd, donnees);
  if (panne && !access(panne, F_OK)) { errno = EIO; return -1; }
  dedans = 1;
  int r = 0;
  if (ombre) retenir(chemin, lien); else r = vrai_sync(fd, donnees);
  if (compte) {
    int c = open(compte, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (c >= 0) { dprintf(c, "%s\n", chemin); close(c); }
  }
  dedans = 0;
  return r;
}

int fsync(int fd) { return synchroniser(fd, 0); }
int fdatasync(int fd) { return synchroniser(fd, 1); }
