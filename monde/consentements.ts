/** Papers of the étude automatique in the synthetic world, typed by the secretariat of a collège as families hand them in. */
import { saisirPapier } from '#lib/consentement/actes.ts';
import { type Papier, PapierSchema } from '#lib/consentement/schema.ts';
import type { Jour } from '#lib/droit/date.ts';
import { enPortee, porteeDAgent } from '#lib/technique/portee.ts';
import { agentDe } from './agents.ts';
import { RENTREE } from './population.ts';
import { ETABLISSEMENTS } from './territoire.ts';

const LIEU = 'autreCollegePublic';
const NOMBRE = 16;
const LEGAL = { legal: true } as const;

type Ecrit = Readonly<Record<string, string>>;
interface Parent {
  nom: string;
  prenom: string;
  civilite: string;
}

const etatCivil = ({ nom, prenom, civilite }: Parent, ecarts: Ecrit = {}): Ecrit => ({
  ...{ 'demandeur.nom': nom, 'demandeur.prenom': prenom, 'demandeur.sexe': civilite === 'Mme' ? 'F' : 'M' },
  ...{ 'demandeur.naissance': '12/03/1984', 'demandeur.paysNaissance': '100' },
  ...{ 'demandeur.departementNaissance': '062', 'demandeur.communeNaissance': '62041' },
  ...ecarts,
});

/** Born in Paris, under a name that the tax administration knows something particular of (monde/contribuables.ts). */
const deParis = (nom: string, prenom: string, sexe: 'F' | 'M', naissance: string): Ecrit => ({
  ...{ 'demandeur.nom': nom, 'demandeur.prenom': prenom, 'demandeur.sexe': sexe },
  ...{ 'demandeur.naissance': naissance, 'demandeur.departementNaissance': '075' },
  'demandeur.communeNaissance': '75056',
});

/** What the first papers say besides a plain yes: each ends on another line of the study, or of the repair desk. */
const PARTICULIERS: readonly Ecrit[] = [
  { reponse: 'non' },
  // A concubin whose own agreement is waited for.
  { concubinage: 'oui', accord: 'attendu' },
  // Two persons whom nothing that is asked tells apart; nobody with figures; the figures of the year before.
  deParis('Petit', 'Jean', 'M', '11/11/1980'),
  deParis('Tardif', 'Luc', 'M', '06/06/1976'),
  deParis('Ancien', 'Rose', 'F', '07/07/1977'),
];

/** Types the papers of pupils who have no dossier; the study that finds them is left to whoever tries the product. */
export async function raconterConsentements(jour: Jour): Promise<void> {
  const portee = await porteeDAgent(agentDe(LIEU, 'secretariat'), jour);
  if (!portee) throw new Error('secrétariat inconnu');
  const scolarites = await enPortee(portee, (tx) =>
    tx.scolarite.findMany({
      where: {
        uai: ETABLISSEMENTS[LIEU].uai,
        rentree: RENTREE,
        eleve: { dossiers: { none: { rentree: RENTREE } }, liens: { some: LEGAL } },
      },
      select: {
        id: true,
        eleve: { select: { liens: { where: LEGAL, select: { responsable: true }, take: 1 } } },
      },
      orderBy: { id: 'asc' },
      take: NOMBRE,
    }),
  );
  for (const [rang, { id, eleve }] of scolarites.entries()) {
    const responsable = eleve.liens[0]?.responsable;
    if (!responsable) continue;
    const papier: Papier = PapierSchema.parse({
      ...{ scolariteId: id, responsableId: responsable.id, deposeLe: '2026-09-14' },
      ...{ reponse: 'oui', concubinage: 'non', charge: 'oui', certifie: 'oui' },
      ...etatCivil(responsable),
      ...PARTICULIERS[rang],
    });
    await saisirPapier(portee, papier);
  }
}
