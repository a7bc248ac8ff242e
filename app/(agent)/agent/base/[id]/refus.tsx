import { type Colonne, Tableau } from '#components/tableau.tsx';
import { GENRES_LUS, type voirImport } from '#lib/import/queries.ts';

type Vu = Awaited<ReturnType<typeof voirImport>>;
type Refusee = Vu['refus'][number];

const COLONNES: Colonne<Refusee>[] = [
  { cle: 'qui', titre: 'Ligne', rendre: ({ de, numero }) => `${GENRES_LUS[de] ?? de} n° ${numero}` },
  { cle: 'nom', titre: 'Nom', rendre: ({ nom }) => nom ?? '' },
  { cle: 'cle', titre: 'Numéro dans Siècle', rendre: ({ cle }) => cle ?? '' },
  { cle: 'causes', titre: 'À corriger dans Siècle', rendre: ({ causes }) => causes.join(' ') },
];

/** What was not taken, line by line, to be corrected and sent again. */
export function RefusDImport({ importe, refus }: Pick<Vu, 'importe' | 'refus'>) {
  return (
    <>
      <p>
        <a href={`/agent/base/${importe.id}/fichier`}>Télécharger ces lignes pour un tableur (CSV)</a>
      </p>
      <Tableau
        legende="Lignes refusées"
        total={null}
        unite="ligne"
        colonnes={COLONNES}
        lignes={refus}
        cle={({ rang }) => String(rang)}
        vide={<p>Aucune ligne refusée.</p>}
      />
    </>
  );
}
