import type { Page } from 'playwright-core';

/** Every kind of page that the pilot's clerk meets, found by following what the pages themselves offer. */
export async function toutesLesPages(page: Page): Promise<readonly string[]> {
  await page.goto('/conventions');
  const convention = await premier(page, 'main a[href^="/conventions/"]:not([href*="nouvelle"])');
  await page.goto(convention);
  const fiche = await premier(page, 'main a[href*="/fiches/"]');
  await page.goto(fiche);
  const partie = await premier(page, 'main a[href*="/remplir/"]');
  await page.goto('/conventions/nouvelle');
  const modele = await premier(page, 'main a[href^="/conventions/nouvelle/"]');
  await page.goto('/a-faire');
  const echeance = await premier(page, 'main a[href*="/echeances/"]');
  await page.goto('/versements?vue=en-attente');
  const versement = await premier(page, 'main a[href*="/versements/"]');
  await page.goto('/guichet?vue=tout');
  const arrivee = await premier(page, 'main a[href^="/guichet/arrivees/"]');
  const fixes = [
    '/identite',
    '/autre-jour',
    '/a-faire',
    '/a-faire?urgence=en-retard',
    '/conventions',
    '/conventions?q=introuvable',
    '/versements',
    '/journal',
    '/guichet',
    '/guichet?vue=a-part',
    '/guichet/depot',
    arrivee,
    '/conventions/nouvelle',
    modele,
    convention,
    `${convention}/texte`,
    `${convention}/documents`,
    `${convention}/droits`,
    `${convention}/journal`,
    `${convention}/echanges`,
    '/moi/rappels',
    '/vers?espace=demonstration&mandat=agent-ccas&page=/versements',
    '/rappels/arretes',
    `${convention}/journal/3/annuler`,
    echeance,
    versement,
    '/administration',
    '/administration/modeles',
    '/administration/reprise',
    `${convention}/enregistrer/confier-fonction`,
    '/organisations',
    '/organisations/asep',
    '/organisations/asep/modifier-organisation',
    '/connexion',
    '/connexion/lien',
    fiche,
    fiche.replace(/\d{4}$/, '2025'),
    partie,
    partie.replace(/[^/]+$/, 'annee-ecoulee'),
    partie.replace(/[^/]+$/, 'chiffres'),
    '/aide',
    '/aide/premiers-pas',
    '/accessibilite',
    '/donnees-personnelles',
    '/mentions-legales',
    '/administration/quartiers',
    '/logiciel',
    '/page-qui-n-existe-pas',
  ];
  return [
    ...fixes,
    '/a-faire?au=2027-05-12',
    `${convention}?au=2026-03-01&connu=alors`,
    `${versement}?au=2027-05-12`,
  ];
}

async function premier(page: Page, selecteur: string): Promise<string> {
  const href = await page.locator(selecteur).first().getAttribute('href');
  if (href === null) throw new Error(`aucun lien ${selecteur} sur ${page.url()}`);
  return href.split('#')[0] ?? href;
}
