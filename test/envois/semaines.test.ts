import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ajouterJours, ecrireIso, ecrireJour, type Jour, jourDeLaSemaine } from '../../src/basics/jour.ts';
import { estOuvre } from '../../src/basics/jours-ouvres.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import { depot } from '../acts/annee.ts';
import { dvq, equipe, le, presidente } from '../acts/vie.ts';
import { conclure, faire, RIB } from '../espace/vivre.ts';
import { a, type MondeDEnvois, ouvrirMondeDEnvois } from './monde.ts';
import { ouvrirServeurSmtp, partieDe, type ServeurSmtp } from './serveur-smtp.ts';

let serveur: ServeurSmtp;
let monde: MondeDEnvois;
let dossier: Dossier;
beforeEach(async () => {
  serveur = await ouvrirServeurSmtp();
  monde = await ouvrirMondeDEnvois(serveur.url);
  dossier = await conclure(monde);
});
afterEach(async () => {
  await monde.fermer();
  await serveur.fermer();
});

interface Releve {
  readonly jour: Jour;
  readonly a: string;
  readonly sorte: string;
  readonly brut: string;
  readonly objet: string;
}

/** Turns the clock day by day, three rounds a day; what left each day. */
async function tourner(
  du: string,
  au: string,
  chaque: (jour: Jour) => Promise<void> = async () => undefined,
) {
  const releves: Releve[] = [];
  for (let j = le(du); j <= le(au); j = ajouterJours(j, 1)) {
    monde.aller(ecrireJour(j).replaceAll('\u00A0', ' ').replace('1er', '1'));
    await chaque(j);
    for (const heure of [6, 8, 15]) {
      const deja = serveur.recus.length;
      await monde.poste.tourDesEnvois(a(j, heure));
      const { lignes } = await monde.journal.lister('essai', { page: 1, taille: 500 });
      for (const r of serveur.recus.slice(deja)) {
        const ligne = lignes.find(
          (l) => `${l.personne}@exemple.fr` === r.a && l.objet === r.objet && l.jour === j,
        );
        releves.push({ jour: j, a: r.a, sorte: ligne?.sorte ?? '?', brut: r.brut, objet: r.objet });
      }
    }
  }
  return releves;
}

describe('au fil de l’été', () => {
  it('personne ne reçoit deux résumés le même jour, ni rien le week-end qui ne soit urgent', async () => {
    const releves = await tourner('8 juin 2026', '24 juillet 2026', async (j) => {
      if (j === le('2 juillet 2026')) {
        dossier = await faire(
          monde,
          dossier,
          equipe,
          '2 juillet 2026',
          depot('2 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026, fichier: RIB }),
        );
      }
      if (j === le('6 juillet 2026')) {
        const fait = dossier.faits.at(-1)?.id ?? '';
        dossier = await faire(monde, dossier, dvq, '6 juillet 2026', {
          acte: 'retourner-piece',
          donnees: { depot: fait },
          textes: { motif: 'Illisible' },
        });
      }
    });
    const resumes = releves.filter((r) => r.sorte === 'resume');
    const parJour = resumes.map((r) => `${r.a} ${ecrireIso(r.jour)}`);
    expect(new Set(parJour).size).toBe(parJour.length);
    expect(resumes.every((r) => estOuvre(r.jour))).toBe(true);
    expect(releves.every((r) => r.sorte === 'resume' || r.sorte === 'urgent')).toBe(true);
    expect(releves.some((r) => r.a === 'equipe-mjc@exemple.fr')).toBe(true);
    // A neighbour is party to nothing here.
    expect(releves.filter((r) => r.a.startsWith('dirigeant-autre'))).toEqual([]);
    expect(releves.some((r) => r.objet.startsWith('À reprendre') && r.a === 'equipe-mjc@exemple.fr')).toBe(
      true,
    );
  });

  it('au rythme de la semaine, un seul courriel par semaine, le jour choisi', async () => {
    await monde.poste.regler('essai', 'equipe-mjc', { rythme: 'chaque-semaine', jour: 4, urgents: [] });
    const siens = (await tourner('8 juin 2026', '17 juillet 2026')).filter(
      (r) => r.a === 'equipe-mjc@exemple.fr',
    );
    expect(siens.length).toBeGreaterThan(1);
    expect(siens.every((r) => jourDeLaSemaine(r.jour) === 4)).toBe(true);
  });

  it('« jamais sauf urgence » ne reçoit que ce qui presse', async () => {
    await monde.poste.regler('essai', 'equipe-mjc', { rythme: 'jamais', jour: 1, urgents: ['a-remettre'] });
    const siens = (await tourner('8 juin 2026', '17 juillet 2026')).filter(
      (r) => r.a === 'equipe-mjc@exemple.fr',
    );
    expect(siens.map((r) => r.sorte)).toContain('urgent');
    expect(siens.every((r) => r.sorte === 'urgent')).toBe(true);
  });
});

describe('ce qui concerne une organisation', () => {
  it('va à qui tient la fonction ce jour-là : la suivante, pas celle qui est partie', async () => {
    monde.aller('1 juillet 2026');
    const avant = await monde.espace.annuaire.organisation('mjc');
    const fini = await monde.espace.annuaire.agir(
      'mjc',
      { ...presidente, mandat: 'm-dirigeant-mjc' },
      avant?.etat.rang ?? 0,
      {
        acte: 'passer-la-main',
        donnees: { mandat: 'm-equipe-mjc', personne: 'agent-ccas', le: le('2 juillet 2026') },
      },
    );
    if (!fini.ok) throw new Error(JSON.stringify(fini.erreur));
    const releves = await tourner('8 juillet 2026', '15 juillet 2026');
    expect(releves.filter((r) => r.a === 'equipe-mjc@exemple.fr')).toEqual([]);
    // Two mandates, one mail, one part for each that has something to say.
    const siens = releves.filter((r) => r.a === 'agent-ccas@exemple.fr');
    expect(siens.length).toBeGreaterThan(0);
    const parJour = siens.filter((r) => r.sorte === 'resume').map((r) => r.jour);
    expect(new Set(parJour).size).toBe(parJour.length);
  });
});

describe('un courriel', () => {
  it('dit que faire dans son objet, porte texte et HTML, de vrais titres, et de quoi l’arrêter d’un geste', async () => {
    const [premier] = (await tourner('8 juillet 2026', '8 juillet 2026')).filter(
      (r) => r.a === 'equipe-mjc@exemple.fr',
    );
    if (!premier) throw new Error('rien reçu');
    expect(premier.objet).toMatch(/^En retard\u00A0: Première notification.*\(et 5\u00A0autres\)$/);
    const texte = partieDe(premier.brut, 'text/plain');
    const html = partieDe(premier.brut, 'text/html');
    expect(texte).toContain('Attendu par');
    expect(texte).toContain('https://maillage.exemple.fr/vers?espace=essai&mandat=m-equipe-mjc');
    expect(html).toContain('<html lang="fr">');
    expect(html).toMatch(/<h1>[^<]+<\/h1>/);
    expect(html).not.toMatch(/<img|<script|background-image/);
    expect(premier.brut).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(premier.brut.replace(/\r\n[ \t]+/g, '')).toMatch(
      /^List-Unsubscribe: ?<https:\/\/maillage\.exemple\.fr\/rappels\/arreter\?jeton=[\w.-]+>\r$/m,
    );
    expect(premier.brut).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('n’emporte jamais le texte d’un message', async () => {
    dossier = await faire(monde, dossier, presidente, '8 juillet 2026', {
      acte: 'ecrire-message',
      donnees: { sur: { sorte: 'convention' } },
      textes: { message: 'Une phrase qui doit pouvoir s’effacer.' },
    });
    const releves = await tourner('8 juillet 2026', '9 juillet 2026');
    const dits = releves.filter((r) => partieDe(r.brut, 'text/plain').includes('dirigeant mjc'));
    expect(dits.map((r) => r.a)).toContain('agent-pilote-ville@exemple.fr');
    expect(dits.map((r) => r.a)).not.toContain('dirigeant-mjc@exemple.fr');
    expect(releves.every((r) => !partieDe(r.brut, 'text/plain').includes('doit pouvoir'))).toBe(true);
  });

  it('ne part pas d’une démonstration, et « à blanc » n’écrit rien', async () => {
    monde.aller('8 juillet 2026');
    const prevus = await monde.poste.aBlanc(monde.espace, le('8 juillet 2026'));
    expect(prevus.map((p) => p.personne.courriel)).toContain('equipe-mjc@exemple.fr');
    expect((await monde.journal.lister('essai', { page: 1, taille: 10 })).total).toBe(0);
    await monde.poste.tourDesEnvois(a('8 juillet 2026'));
    const partis = serveur.recus.map((r) => r.a).sort();
    expect(partis).toEqual(prevus.map((p) => p.personne.courriel ?? '').sort());
    expect(await monde.poste.aBlanc(monde.espace, le('8 juillet 2026'))).toEqual([]);
  });
});

describe('arrêter les courriels', () => {
  it('se fait par le lien de chaque courriel ; un lien forgé ou d’un autre n’arrête rien', async () => {
    monde.aller('8 juillet 2026');
    await monde.poste.tourDesEnvois(a('8 juillet 2026'));
    const mail = serveur.recus.find((r) => r.a === 'equipe-mjc@exemple.fr')?.brut.replace(/\r\n[ \t]+/g, '');
    const jeton = /arreter\?jeton=([\w.-]+)>/.exec(mail ?? '')?.[1] ?? '';
    const [corps = '', signature = ''] = jeton.split('.');
    const autre = Buffer.from('essai agent-ccas 0').toString('base64url');
    for (const faux of ['', 'x', corps, `${autre}.${signature}`, `${corps}.${signature.slice(1)}x`])
      expect(await monde.poste.arreter(faux)).toBe(false);
    expect((await monde.poste.preferences('essai', 'equipe-mjc')).rythme).toBe('chaque-jour');
    expect(await monde.poste.arreter(jeton)).toBe(true);
    expect(await monde.poste.preferences('essai', 'equipe-mjc')).toMatchObject({
      rythme: 'jamais',
      urgents: [],
    });
    expect((await monde.poste.preferences('essai', 'agent-ccas')).rythme).toBe('chaque-jour');
    const apres = await tourner('9 juillet 2026', '17 juillet 2026');
    expect(apres.filter((r) => r.a === 'equipe-mjc@exemple.fr')).toEqual([]);
  });
});

describe('un courriel de service', () => {
  it('part aussitôt, une fois par occasion, et ne porte pas de quoi se désabonner', async () => {
    const envoyer = () =>
      monde.poste.envoyer({
        a: 'nouvelle@exemple.fr',
        objet: 'Votre lien pour entrer dans Maillage',
        paragraphes: ['Ce lien sert une fois, pendant 15\u00A0minutes.'],
        lien: { texte: 'Entrer dans Maillage', adresse: 'https://maillage.exemple.fr/lien/abc' },
      });
    await envoyer();
    await envoyer();
    await monde.poste.tourDesEnvois(a('1 octobre 2025', 8));
    const siens = serveur.recus.filter((r) => r.a === 'nouvelle@exemple.fr');
    expect(siens.map((r) => r.objet)).toEqual(['Votre lien pour entrer dans Maillage']);
    expect(siens[0]?.brut).not.toContain('List-Unsubscribe');
    expect(partieDe(siens[0]?.brut ?? '', 'text/plain')).toContain('pendant 15\u00A0minutes');
  });
});
