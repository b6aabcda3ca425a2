import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  direFautesDeConfiguration,
  documenterConfiguration,
  listerConfiguration,
} from '../../src/configuration/dire.ts';
import { lireConfiguration } from '../../src/configuration/lire.ts';
import { VARIABLES } from '../../src/configuration/rubriques.ts';

const simple = (t: string): string => t.replace(/[\u00A0\u202F]/g, ' ');

function lire(environnement: Record<string, string>) {
  const lue = lireConfiguration(environnement);
  if (!lue.ok) throw new Error(direFautesDeConfiguration(lue.erreur));
  return lue.valeur;
}

function plaintes(environnement: Record<string, string>): string {
  const lue = lireConfiguration(environnement);
  return lue.ok ? '' : simple(direFautesDeConfiguration(lue.erreur));
}

describe('la configuration', () => {
  it('sans rien d’écrit, tout a sa valeur par défaut', () => {
    const { service, acces, surveillance } = lire({});
    expect(service).toMatchObject({ port: 3000, hote: '127.0.0.1', base: null, demonstration: true });
    expect(acces).toEqual({ adressePublique: null, estUnProxy: null, secret: null });
    expect(surveillance.niveau).toBe('info');
  });

  it('une variable vide compte comme absente', () => {
    expect(lire({ PORT: '', DATABASE_URL: '  ' }).service).toMatchObject({ port: 3000, base: null });
  });

  it('dit toutes les fautes à la fois, avec la valeur reçue, ce qu’on attend et un exemple', () => {
    const dites = plaintes({
      PORT: '80000',
      HOST: 'une machine',
      DATABASE_URL: 'mysql://secret-de-base@hote',
      MAILLAGE_URL: 'conventions.exemple.fr/chemin',
      MAILLAGE_SECRET: 'court',
      MAILLAGE_PROXYS: '10.0.0.0/33',
      MAILLAGE_METRIQUES_ECOUTE: '9464',
      MAILLAGE_DTA: '/srv',
    });
    expect(dites).toContain('La configuration a 8 fautes');
    expect(dites).toContain('PORT : reçu « 80000 », on attend un nombre de 0 à 65535');
    expect(dites).toContain('Exemple : MAILLAGE_PROXYS=127.0.0.1,10.0.0.0/8');
    expect(dites).toContain('MAILLAGE_DTA : cette variable n’existe pas. Vouliez-vous dire MAILLAGE_DATA ?');
    expect(dites).not.toContain('secret-de-base');
    expect(dites).not.toContain('court,');
  });

  it('un fournisseur d’identité sans son client, son secret ni l’adresse publique ne démarre pas', () => {
    const lue = lireConfiguration({ MAILLAGE_OIDC_EMETTEUR: 'https://identite.exemple.fr/api' });
    const dit = lue.ok ? '' : direFautesDeConfiguration(lue.erreur);
    for (const nom of ['MAILLAGE_OIDC_CLIENT', 'MAILLAGE_OIDC_SECRET', 'MAILLAGE_URL'])
      expect(dit).toContain(`${nom}\u00A0: absente`);
  });

  it('ne montre aucun secret', () => {
    const secrets = Object.fromEntries(VARIABLES.filter((v) => v.secret).map((v) => [v.nom, `dit-${v.nom}`]));
    expect(Object.keys(secrets).length).toBeGreaterThan(2);
    expect(JSON.stringify(listerConfiguration(secrets))).not.toContain('dit-');
  });

  it('chaque exemple qui n’est pas un secret est une valeur permise', () => {
    const exemples = VARIABLES.filter((v) => !v.exemple.includes('…')).map((v) => [v.nom, v.exemple]);
    // A provider does not go without its secret, whose example is cut short.
    const secrets = { MAILLAGE_OIDC_SECRET: 'seize octets au moins' };
    expect(plaintes({ ...Object.fromEntries(exemples), ...secrets })).toBe('');
  });

  it('un proxy déclaré se reconnaît par son adresse ou son réseau, en IPv4 comme en IPv6', () => {
    const est = lire({ MAILLAGE_PROXYS: '127.0.0.1, 10.0.0.0/8, fd00::/8' }).acces.estUnProxy;
    for (const oui of ['127.0.0.1', '::ffff:127.0.0.1', '10.255.0.1', 'fd12::1'])
      expect(est?.(oui)).toBe(true);
    for (const non of ['127.0.0.2', '11.0.0.1', '2001:db8::1', 'inconnue']) expect(est?.(non)).toBe(false);
  });

  it('l’adresse publique se réduit à son origine', () => {
    expect(lire({ MAILLAGE_URL: 'https://Conventions.exemple.fr:443/' }).acces.adressePublique).toBe(
      'https://conventions.exemple.fr',
    );
  });

  it('la page de documentation dit chaque variable telle que le programme la lit', () => {
    const page = fileURLToPath(new URL('../../docs/configuration.md', import.meta.url));
    const [tete = '', ...suite] = readFileSync(page, 'utf8').split(/^(?=## )/m);
    if (process.env.ECRIRE_CONFIGURATION) writeFileSync(page, `${tete}${documenterConfiguration()}`);
    else expect(suite.join('')).toBe(documenterConfiguration());
  });
});
