import Link from 'next/link';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import type { Face } from '#lib/figure/faits.ts';
import { type Compte, type LigneDeFigure, lignesDe } from '#lib/pilotage/faits.ts';
import { adresseDeLigne, type FiltresDePilotage, type Serie, TITRES } from '#lib/pilotage/schema.ts';
import { type Portee, tient } from '#lib/technique/portee.ts';
import { Figure } from './figure.tsx';

interface EnBarres {
  serie: Exclude<Serie, 'depots' | 'delais'>;
  /** Head of the first column, and what its lines are. */
  quoi: string;
  unite: string;
  dire: (total: number) => string;
  /** The last cell is a sum of money; the bar too when `barre` says so. */
  argent?: 'cellule' | 'barre';
}

const pluriel = (nombre: number, un: string, plusieurs: string): string =>
  `${ecrireNombre(nombre)} ${nombre > 1 ? plusieurs : un}`;

const FIGURES: readonly EnBarres[] = [
  {
    ...{ serie: 'etats', quoi: 'État', unite: 'Demandes' },
    dire: (total) => `${pluriel(total, 'demande déposée', 'demandes déposées')}, chacune dans son état.`,
  },
  {
    ...{ serie: 'issues', quoi: 'Décision', unite: 'Dossiers', argent: 'cellule' },
    dire: (total) =>
      `${pluriel(total, 'dossier décidé', 'dossiers décidés')}, par sa dernière décision signée ; la somme est celle d’une année entière.`,
  },
  {
    ...{ serie: 'incomplets', quoi: 'Pièce demandée', unite: 'Dossiers' },
    dire: () => 'Les pièces que des familles n’ont pas encore données ; un dossier compte pour chacune.',
  },
  {
    ...{ serie: 'recours', quoi: 'Décision contestée', unite: 'Recours' },
    dire: (total) => `${pluriel(total, 'recours reçu', 'recours reçus')}.`,
  },
  {
    ...{ serie: 'etudes', quoi: 'Suite', unite: 'Accords' },
    dire: (total) => `${pluriel(total, 'accord étudié', 'accords étudiés')}, à la dernière étude de chacun.`,
  },
  {
    ...{ serie: 'causes', quoi: 'Cause', unite: 'Accords' },
    dire: () =>
      'Pourquoi une personne, ou la famille, doit reprendre la main ; un accord compte pour chaque cause.',
  },
  {
    ...{ serie: 'argent', quoi: 'Somme', unite: 'Dossiers', argent: 'barre' },
    dire: () => 'Des droits ouverts à ce qui est payé et à ce qui est à recouvrer. Toute la campagne.',
  },
];

/** The list that a line counts: of a state of this year, the queue, where one acts; else the dossiers one by one. */
function listeDe(
  { serie }: EnBarres,
  { cle }: LigneDeFigure,
  portee: Portee,
  filtres: FiltresDePilotage,
): string {
  const { uai, canal, departement } = filtres;
  const deCetteAnnee = (filtres.rentree ?? rentreeDu(portee.jour)) === rentreeDu(portee.jour);
  // The queue knows neither another year nor a département.
  if (serie !== 'etats' || !deCetteAnnee || departement)
    return adresseDeLigne(filtres, { figure: serie, cle });
  const dits = { urgence: 'tous', etat: cle, ...(uai ? { uai } : {}), ...(canal ? { canal } : {}) };
  return `/agent/dossiers?${new URLSearchParams(dits)}`;
}

interface Props {
  comptes: readonly Compte[];
  face: Face | null;
  filtres: FiltresDePilotage;
  portee: Portee;
}

/** Heads of what stands beside: a sum is compared as a sum. */
const ALORS = {
  nombre: ['Alors', 'Écart'],
  cellule: ['Alors', 'Écart'],
  barre: ['Montant, alors', 'Écart'],
} as const;

const signe = (ecart: number, dire: (valeur: number) => string): string =>
  ecart === 0 ? '0' : `${ecart > 0 ? '+' : '−'}${dire(Math.abs(ecart))}`;

const direSomme = (lus: number): string => ecrireMontant(centimes(lus));

/** What a line counted in the figures beside, and how far it has come from there. */
const cellulesDAlors = (
  ligne: LigneDeFigure,
  alors: { nombre: number; centimes: number },
  argent: EnBarres['argent'],
): string[] =>
  argent === 'barre'
    ? [direSomme(alors.centimes), signe(ligne.centimes - alors.centimes, direSomme)]
    : [ecrireNombre(alors.nombre), signe(ligne.nombre - alors.nombre, ecrireNombre)];

/** The figures whose lines are counted one beside the other. */
export const FiguresEnBarres = (props: Props) =>
  FIGURES.map((figure) => <FigureEnBarres key={figure.serie} figure={figure} {...props} />);

function FigureEnBarres({ figure, comptes, face, filtres, portee }: Props & { figure: EnBarres }) {
  const { serie, quoi, unite, dire, argent } = figure;
  const lignes = lignesDe(comptes, serie, face?.comptes);
  if (lignes.length === 0) return null;
  const ouvre = !filtres.arrete && tient(portee, ...agentsQuiLisent('suivi'));
  const total = lignes.reduce((somme, { nombre }) => somme + nombre, 0);
  return (
    <Figure id={serie} filtres={filtres} phrase={`${dire(total)}${face ? ' Le trait clair : alors.' : ''}`}>
      <TableEnBarres
        legende={TITRES[serie]}
        titres={[quoi, unite, ...(argent ? ['Montant'] : []), ...(face ? ALORS[argent ?? 'nombre'] : [])]}
        lignes={lignes.map((ligne) => {
          const liste = ouvre && ligne.nombre > 0 ? listeDe(figure, ligne, portee, filtres) : null;
          const somme = direSomme(ligne.centimes);
          return {
            cle: ligne.cle,
            libelle: liste ? (
              <Link href={liste} prefetch={false}>
                {ligne.libelle}
              </Link>
            ) : (
              ligne.libelle
            ),
            valeur: argent === 'barre' ? ligne.centimes : ligne.nombre,
            ...(ligne.alors ? { fond: argent === 'barre' ? ligne.alors.centimes : ligne.alors.nombre } : {}),
            cellules: [
              ...[ecrireNombre(ligne.nombre), ...(argent ? [ligne.centimes ? somme : '–'] : [])],
              ...(ligne.alors ? cellulesDAlors(ligne, ligne.alors, argent) : []),
            ],
          };
        })}
      />
    </Figure>
  );
}
