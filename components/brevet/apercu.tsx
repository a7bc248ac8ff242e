import type { ApercuDuBrevet, Suite } from '#lib/brevet/faits.ts';
import { LIGNES_MONTREES } from '#lib/brevet/schema.ts';
import { LIBELLES_MENTIONS } from '#lib/droit/brevet/mention.ts';
import { Tableau } from '../tableau.tsx';

const SORTS: Record<Suite['sort'], string> = {
  refus: 'refusée',
  change: 'changée',
  nouveau: 'nouvelle',
  inchange: 'déjà connue',
};

const dire = (suite: Suite): string => {
  if (suite.sort === 'refus') return suite.causes.join(' ');
  const mention = `session ${suite.session}, ${LIBELLES_MENTIONS[suite.mention]}`;
  return suite.avant ? `${mention} (${LIBELLES_MENTIONS[suite.avant]} jusqu’ici)` : mention;
};

const lignes = (nombre: number, un: string): string => `${nombre} ${un}${nombre > 1 ? 's' : ''}`;

/** What a file would write, before it writes: counts, then the lines that ask for a look. */
export function ApercuDeBrevet({ apercu: { comptes, premieres } }: { apercu: ApercuDuBrevet }) {
  return (
    <section aria-labelledby="apercu" className="fr-mb-3w">
      <h2 id="apercu" className="fr-h5">
        Ce que ce fichier changerait
      </h2>
      <p role="status">
        Rien n’est encore enregistré : {lignes(comptes.nouveau, 'nouvelle')},{' '}
        {lignes(comptes.change, 'changée')}, {comptes.inchange} déjà connue{comptes.inchange > 1 ? 's' : ''},{' '}
        {lignes(comptes.refus, 'refusée')}.
      </p>
      {premieres.length > 0 ? (
        <Tableau
          legende={`Lignes refusées, changées puis nouvelles, ${LIGNES_MONTREES} de chaque au plus`}
          total={premieres.length}
          unite="ligne"
          colonnes={[
            { cle: 'numero', titre: 'Ligne', rendre: ({ numero }) => numero },
            { cle: 'sort', titre: 'Elle est', rendre: ({ sort }) => SORTS[sort] },
            { cle: 'eleve', titre: 'Élève', rendre: (suite) => (suite.sort === 'refus' ? '' : suite.nom) },
            { cle: 'resultat', titre: 'Résultat, ou cause du refus', rendre: dire },
          ]}
          lignes={premieres}
          cle={({ numero }) => String(numero)}
          vide={null}
        />
      ) : null}
    </section>
  );
}
