import { TraceRedigee } from '#components/trace-redigee.tsx';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { lireMotifs } from '#lib/droit/motifs.ts';
import { type Plis, plierTrace } from '#lib/droit/plis.ts';
import type { LigneRedigee } from '#lib/droit/rediger.ts';
import { GuideSuivi } from './guide-suivi.tsx';
import type { PropsDOnglet } from './vue.ts';

/** Where the values of a line come from: the paper form, as the secretariat typed it, or the school base. */
function provenance({ regle }: LigneRedigee): string | null {
  if (regle === 'ressources_nouvel_arrivant') return 'justificatifs de revenus joints à la demande';
  if (regle.startsWith('ressources_') || regle.startsWith('charges_'))
    return 'formulaire papier et avis d’impôt, tels que saisis';
  if (regle.startsWith('type_bourse')) return 'scolarité de l’élève dans la base de l’établissement';
  return null;
}

const PLIS: readonly { pli: keyof Plis; titre: string }[] = [
  { pli: 'decide', titre: 'Ce qui a décidé' },
  { pli: 'verifie', titre: 'Ce qui a été vérifié' },
  { pli: 'sansObjet', titre: 'Ce qui ne s’applique pas' },
];

/** The computation as a ruling reads, in three folds, then the guide that told the situation. */
export function OngletCalcul({ consultation }: PropsDOnglet) {
  const { demande, dossier, examen, trace } = consultation;
  const decision = decisionEnVigueur(dossier);
  if (trace.length === 0) return <p>Le calcul commence quand la demande est enregistrée.</p>;
  const motifs = decision
    ? lireMotifs(decision.motifs)
    : examen?.genre === 'sans_droit'
      ? [examen.motif, ...examen.autres]
      : [];
  const plis = plierTrace(
    trace,
    motifs.map(({ regle }) => regle),
  );
  return (
    <>
      {decision ? (
        <p>Ce calcul est celui de la décision, avec les règles et les valeurs de ce jour-là.</p>
      ) : null}
      {PLIS.filter(({ pli }) => plis[pli].length > 0).map(({ pli, titre }) => (
        <details key={pli} className="pli" open={pli === 'decide'}>
          <summary>
            {titre} <span className="onglets__nombre">{plis[pli].length}</span>
          </summary>
          <TraceRedigee lignes={plis[pli]} provenance={provenance} />
        </details>
      ))}
      <GuideSuivi demande={demande} />
    </>
  );
}
