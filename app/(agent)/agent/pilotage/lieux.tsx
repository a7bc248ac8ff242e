import Link from 'next/link';
import { TableEnBarres } from '#components/graphique/barres.tsx';
import { direNombre, NombreListe } from '#components/nombre-liste.tsx';
import { ecrireNombre } from '#lib/droit/ecrire-nombre.ts';
import type { LieuCompte } from '#lib/pilotage/faits.ts';
import { adresseDeLigne, adresseDePilotage, type FiltresDePilotage } from '#lib/pilotage/schema.ts';
import { Figure } from './figure.tsx';

/** Lines shown at most; the spreadsheet has them all. */
const MONTRES = 30;

const GENRES_DE_LIEUX = {
  academies: { legende: 'Demandes de chaque académie', titre: 'Académie' },
  departements: { legende: 'Demandes de chaque département', titre: 'Département' },
  etablissements: { legende: 'Demandes de chaque établissement', titre: 'Établissement' },
} as const;
type GenreDeLieux = keyof typeof GENRES_DE_LIEUX;

/** The sums of a place that are listed. */
const SOMMES = ['recues', 'attendent', 'decidees'] as const;

/** The filters, of this place. */
const duLieu = (code: string, genre: GenreDeLieux, filtres: FiltresDePilotage): FiltresDePilotage => ({
  ...filtres,
  ...(genre === 'academies'
    ? { academie: code }
    : genre === 'departements'
      ? { departement: code }
      : { uai: code }),
});

interface PropsDesLieux {
  lieux: { genre: GenreDeLieux; lignes: readonly LieuCompte[] };
  filtres: FiltresDePilotage;
  /** Whether a number leads to its list. */
  ouvre: boolean;
}

/** Where demandes are, the places where most of them wait first; an établissement, a département open their own figures. */
export function FigureDesLieux({ lieux, filtres, ouvre }: PropsDesLieux) {
  const { genre } = lieux;
  const avec = lieux.lignes.filter(({ recues }) => recues > 0);
  const reste = avec.length - MONTRES;
  const { legende, titre } = GENRES_DE_LIEUX[genre];
  const compares = lieux.lignes.some(({ alors }) => alors !== undefined);
  if (lieux.lignes.length === 0) return null;
  return (
    <Figure
      id={genre}
      filtres={filtres}
      large
      phrase={`La barre compte ce qui attend une décision, le trait tout ce qui est reçu.${reste > 0 ? ` Les ${MONTRES} premiers ; ${reste} autres dans le tableur.` : ''}`}
    >
      <TableEnBarres
        legende={legende}
        titres={[titre, 'Reçues', 'À décider', 'Décidées', ...(compares ? ['Reçues alors'] : [])]}
        lignes={avec.slice(0, MONTRES).map((ligne) => ({
          cle: ligne.code,
          libelle: <VersLeLieu {...ligne} genre={genre} filtres={filtres} />,
          valeur: ligne.attendent ?? 0,
          fond: ligne.recues,
          cellules: [
            ...SOMMES.map((somme) => (
              <NombreListe
                key={somme}
                nombre={ligne[somme]}
                adresse={
                  ouvre
                    ? adresseDeLigne(duLieu(ligne.code, genre, filtres), { figure: 'etats', cle: somme })
                    : null
                }
              />
            )),
            ...(ligne.alors === undefined ? [] : [direNombre(ligne.alors)]),
          ],
        }))}
      />
      {genre === 'etablissements' ? (
        <SansDemande lignes={lieux.lignes.filter(({ recues }) => recues === 0)} filtres={filtres} />
      ) : null}
    </Figure>
  );
}

/** The figures of a place under the same filters; of an établissement of an académie that the ministère looks into, its name alone. */
function VersLeLieu({
  code,
  nom,
  genre,
  filtres,
}: LieuCompte & { genre: GenreDeLieux; filtres: FiltresDePilotage }) {
  if (genre === 'etablissements' && filtres.academie) return nom;
  return (
    <Link href={adresseDePilotage('/agent/pilotage', duLieu(code, genre, filtres))} prefetch={false}>
      {nom}
    </Link>
  );
}

/** Établissements that have pupils and from which nothing came: those to call first. */
function SansDemande({ lignes, filtres }: { lignes: readonly LieuCompte[]; filtres: FiltresDePilotage }) {
  if (lignes.length === 0) return null;
  return (
    <details className="figure__table">
      <summary>
        {ecrireNombre(lignes.length)} établissement{lignes.length > 1 ? 's' : ''} sans aucune demande
      </summary>
      <ul>
        {lignes.map((ligne) => (
          <li key={ligne.code}>
            <VersLeLieu {...ligne} genre="etablissements" filtres={filtres} /> ({ligne.code})
          </li>
        ))}
      </ul>
    </details>
  );
}
