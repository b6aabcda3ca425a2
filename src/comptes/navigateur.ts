/** « Firefox sur Windows »: enough to know one's own session again, too little to follow a browser. */
export function nommerNavigateur(agent: string | null): string {
  const texte = agent ?? '';
  const qui = NAVIGATEURS.find(([signe]) => texte.includes(signe))?.[1] ?? 'Navigateur';
  const ou = SYSTEMES.find(([signe]) => texte.includes(signe))?.[1];
  return ou === undefined ? qui : `${qui} sur ${ou}`;
}

/** In this order: most browsers also bear the name of those they descend from. */
const NAVIGATEURS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMES = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS X', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;
