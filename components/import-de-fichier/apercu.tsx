import type { ApercuDImport, LigneRefusee } from '#lib/correspondance/faits.ts';
import { LIGNES_MONTREES } from '#lib/correspondance/schema.ts';
import { Tableau } from '../tableau.tsx';

/** A line that was understood: whom it speaks of. */
interface LigneComprise {
  sort: string;
  numero: number;
  nom: string;
}

/** How an import tells what it would write. */
export interface Recit<S extends LigneComprise> {
  /** "nouvelle": of one line, the plural adds an s. In the order in which they are counted. */
  sorts: Readonly<Record<S['sort'], string>>;
  /** What a line says. */
  dire: (suite: S) => string;
}

const compte = (nombre: number, un: string): string => `${nombre} ${un}${nombre > 1 ? 's' : ''}`;

/** What a file would write, before it writes: counts, then the lines that ask for a look. */
export function Apercu<S extends LigneComprise>({
  apercu: { comptes, premieres },
  recit: { sorts, dire },
}: {
  apercu: ApercuDImport<S | LigneRefusee>;
  recit: Recit<S>;
}) {
  const dits: Readonly<Record<string, string>> = { ...sorts, refus: 'refusée' };
  const nombres: Readonly<Record<string, number>> = comptes;
  const estRefusee = (suite: S | LigneRefusee): suite is LigneRefusee => suite.sort === 'refus';
  return (
    <section aria-labelledby="apercu" className="fr-mb-3w">
      <h2 id="apercu" className="fr-h5">
        Ce que ce fichier changerait
      </h2>
      <p role="status">
        Rien n’est encore enregistré :{' '}
        {Object.entries(dits)
          .map(([sort, un]) => compte(nombres[sort] ?? 0, un))
          .join(', ')}
        .
      </p>
      {premieres.length > 0 ? (
        <Tableau
          legende={`Lignes à relire, ${LIGNES_MONTREES} de chaque sorte au plus`}
          total={premieres.length}
          unite="ligne"
          colonnes={[
            { cle: 'numero', titre: 'Ligne', rendre: ({ numero }) => numero },
            { cle: 'sort', titre: 'Elle est', rendre: ({ sort }) => dits[sort] },
            { cle: 'eleve', titre: 'Élève', rendre: (vue) => (estRefusee(vue) ? '' : vue.nom) },
            {
              cle: 'dit',
              titre: 'Ce qu’elle dit, ou cause du refus',
              rendre: (vue) => (estRefusee(vue) ? vue.causes.join(' ') : dire(vue)),
            },
          ]}
          lignes={premieres}
          cle={({ numero }) => String(numero)}
          vide={null}
        />
      ) : null}
    </section>
  );
}
