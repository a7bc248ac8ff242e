import { type Colonne, Tableau } from '#components/tableau.tsx';
import { PROGRAMMES } from '#lib/droit/argent/comptes.ts';
import { ecrireSolde } from '#lib/droit/montant.ts';
import { parTrimestre } from '#lib/prevision/faits.ts';
import type { PrevisionDAcademie } from '#lib/prevision/queries.ts';

type Ligne = ReturnType<typeof parTrimestre>[number];

const montant = (cle: Exclude<keyof Ligne, 'periode'>, titre: string): Colonne<Ligne> => ({
  cle,
  titre,
  rendre: (ligne) => ecrireSolde(ligne[cle]),
  nombre: true,
});

const COLONNES: Colonne<Ligne>[] = [
  { cle: 'periode', titre: 'Période', rendre: ({ periode }) => periode },
  montant('du', 'Dû, attribué'),
  montant('prevu', 'Prévu, dossiers en cours'),
  montant('liquide', 'Liquidé'),
  montant('paye', 'Payé'),
  montant('aVenir', 'À venir'),
];

const intituleDe = (programme: string): string =>
  Object.values(PROGRAMMES).find(({ programme: numero }) => programme.startsWith(numero))?.intitule ?? '';

/** The credits of an académie: a table for each programme. */
export function Academie({
  prevision: { academieCode, nom, programmes },
}: {
  prevision: PrevisionDAcademie;
}) {
  return (
    <section aria-labelledby={`bop-${academieCode}`}>
      <h2 className="fr-h4" id={`bop-${academieCode}`}>
        BOP de l’académie : {nom}
      </h2>
      {programmes.map(({ programme, prevision }) => (
        <div key={programme}>
          <p>
            Programme {programme} : {prevision.enCours} dossier{prevision.enCours > 1 ? 's' : ''} sans
            décision.
          </p>
          <Tableau
            legende={`Programme ${programme}, ${intituleDe(programme)}`}
            total={null}
            unite="période"
            colonnes={COLONNES}
            lignes={parTrimestre(prevision)}
            cle={({ periode }) => periode}
            vide=""
          />
        </div>
      ))}
      <p className="fr-text--sm">À venir : le dû et le prévu, moins ce qui est liquidé.</p>
    </section>
  );
}
