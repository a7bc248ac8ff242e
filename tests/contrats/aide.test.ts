/** The guides of the product: what a search finds in them, and what their pictures and anchors need. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { estUnActeDAgent } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/actes-d-agent.ts';
import { chercher } from '#components/aide/chercher.ts';
import { aideDeLActe, aidesPour, GUIDES } from '#components/aide/guides.ts';
import { regleDeLActe } from '#lib/droit/actes-expliques.ts';
import { ROLES } from '#lib/droit/competence.ts';
import { type Acte, PROCEDURE } from '#lib/droit/procedure.ts';

const trouver = (cherche: string): string[] =>
  chercher(GUIDES, cherche).map(({ guide, section }) => `${guide.cle}#${section.cle}`);

describe('a search in the guides', () => {
  test.each([
    ['messages', 'secretariat#messages'],
    ['PIECE', 'famille#pieces'],
    ['tenir les delegations', 'administrateur#delegations'],
    ['contester', 'famille#contester'],
  ])('%s is found first in %s, whatever its case, accents or number', (cherche, attendu) => {
    expect(trouver(cherche)[0]).toBe(attendu);
  });

  test('holds every word', () => {
    expect(trouver('tribunal recueil')).toEqual(['sab#tribunal']);
  });

  test.each(['', '  ', 'de', '??', 'licorne'])('refuses to find anything for « %s »', (cherche) => {
    expect(trouver(cherche)).toEqual([]);
  });
});

describe('each guide', () => {
  test.each(GUIDES)('$cle names its sections once, and its pictures are in the product', ({ sections }) => {
    const cles = sections.map(({ cle }) => cle);
    expect(new Set(cles).size).toBe(cles.length);
    for (const { capture } of sections)
      if (capture) expect(existsSync(`public/aide/${capture.nom}.webp`), capture.nom).toBe(true);
  });
});

/** Files, not pages. */
const SANS_AIDE = ['/agent/courriers', '/agent/impressions'];

describe('the rule beside an act', () => {
  const actes = Object.keys(PROCEDURE) as Acte[];
  const offerts = actes.filter(estUnActeDAgent);

  test('each act that agents do says its rule, and leads to the guide of one’s own function first', () => {
    expect(actes.filter((acte) => regleDeLActe(acte) !== null)).toEqual(offerts);
    expect(offerts.filter((acte) => aideDeLActe([], acte) === null)).toEqual([]);
    expect(aideDeLActe(['chef_etablissement'], 'attribuer')?.href).toBe('/aide/chef#decider');
    expect(aideDeLActe(['responsable_sab'], 'attribuer')?.href).toBe('/aide/sab#instruire');
    expect(aideDeLActe(['responsable_sab'], 'dater_reception')?.href).toBe('/aide/secretariat#prouver');
  });

  test('refuses: a place for an act that only the application does, an act twice in one guide, two acts under one rule', () => {
    expect(actes.filter((acte) => !estUnActeDAgent(acte) && aideDeLActe([], acte))).toEqual([]);
    for (const { cle, sections } of GUIDES) {
      const siens = sections.flatMap((section) => section.actes ?? []);
      expect(siens.toSorted(), cle).toEqual([...new Set(siens)].toSorted());
    }
    const dits = offerts.map((acte) => regleDeLActe(acte)?.dit);
    expect(new Set(dits).size).toBe(offerts.length);
  });
});

describe('the help of a page', () => {
  const dossiers = (racine: string, prefixe: string): string[] =>
    readdirSync(racine, { withFileTypes: true })
      .filter((lu) => lu.isDirectory() && !lu.name.startsWith('['))
      .map(({ name }) => `${prefixe}/${name}`);
  const pages = [...dossiers('app/(agent)/agent', '/agent'), ...dossiers('app/(admin)/admin', '/admin')];
  const expliquees = aidesPour([]).map(({ page }) => page);

  test('each page of agents and administrateurs is explained, and no guide names a page that is not', () => {
    expect(pages.filter((page) => !expliquees.includes(page) && !SANS_AIDE.includes(page))).toEqual([]);
    expect(expliquees.filter((page) => page !== '/admin' && !pages.includes(page))).toEqual([]);
  });

  test('who holds a function reads its own guide; the page of another, the guide that has it', () => {
    const de = (page: string, ...roles: Parameters<typeof aidesPour>[0]) =>
      aidesPour(roles).find((aide) => aide.page === page)?.href;
    expect(de('/agent/pilotage', 'ministere')).toBe('/aide/ministere#figures');
    expect(de('/agent/pilotage', 'delegue_recteur')).toBe('/aide/delegue#campagne');
    expect(de('/agent/paiements', 'agent_comptable')).toBe('/aide/comptable#payer');
    expect(de('/agent/lectures', 'secretariat')).toBe('/aide/dpo#lectures');
  });

  test('refuses a page twice in one guide: one place explains it', () => {
    for (const { cle, sections } of GUIDES) {
      const siennes = sections.flatMap(({ pages: lues = [] }) => lues);
      expect(siennes.toSorted(), cle).toEqual([...new Set(siennes)].toSorted());
    }
  });

  test('every function of an agent has a guide that it reads first', () => {
    const lus = new Set(GUIDES.flatMap(({ roles }) => roles));
    expect(ROLES.filter((role) => !lus.has(role))).toEqual(['famille', 'porteur', 'systeme']);
  });
});
