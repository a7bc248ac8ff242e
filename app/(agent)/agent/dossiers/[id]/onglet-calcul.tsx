import { TraceRedigee } from '#components/trace-redigee.tsx';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { masquerLigne } from '#lib/droit/masque.ts';
import type { LigneRedigee } from '#lib/droit/rediger.ts';
import { Masquee } from './fiche.tsx';
import { GuideSuivi } from './guide-suivi.tsx';
import { Plafonds } from './plafonds.tsx';
import { ResultatDuCalcul } from './resultat-du-calcul.tsx';
import { adressePourMontrer, type PropsDOnglet } from './vue.ts';

/** Where the values of a line come from: the paper form, as the secretariat typed it, or the school base. */
function provenance({ regle }: LigneRedigee): string | null {
  if (regle === 'ressources_nouvel_arrivant') return 'justificatifs de revenus joints à la demande';
  if (regle.startsWith('ressources_') || regle.startsWith('charges_'))
    return 'formulaire papier et avis d’impôt, tels que saisis';
  if (regle.startsWith('type_bourse')) return 'scolarité de l’élève dans la base de l’établissement';
  return null;
}

/** The computation as a ruling reads, the ceilings and the distance to each, then the guide that told the situation. */
export function OngletCalcul(props: PropsDOnglet) {
  const { demande, dossier, examen, situation, trace } = props.consultation;
  const montre = props.vue.montrer === 'revenus';
  const decision = decisionEnVigueur(dossier);
  if (trace.length === 0) return <p>Le calcul commence quand la demande est enregistrée.</p>;
  return (
    <>
      {decision ? (
        <p>Ce calcul est celui de la décision, avec les règles et les valeurs de ce jour-là.</p>
      ) : (
        <ResultatDuCalcul examen={examen} pieces={props.consultation.pieces} />
      )}
      <p>
        <Masquee quoi="les revenus du foyer" href={montre ? null : adressePourMontrer(props, 'revenus')}>
          Les revenus du foyer sont affichés ; cette lecture est inscrite au registre.
        </Masquee>
      </p>
      <TraceRedigee lignes={montre ? trace : trace.map(masquerLigne)} provenance={provenance} />
      {situation ? <Plafonds situation={situation} trace={trace} montre={montre} /> : null}
      <GuideSuivi demande={demande} />
    </>
  );
}
