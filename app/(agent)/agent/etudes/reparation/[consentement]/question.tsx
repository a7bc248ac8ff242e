import { ChampListe } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { CHAMPS_DEMANDES, type ChampDemande, libelleDuChamp } from '#lib/droit/etude/question.ts';
import { demander } from '#lib/question/actions.ts';
import type { QuestionPosee } from '#lib/question/queries.ts';

function dire({ champ, auteurNom, creeLe, expireLe, courriel, refusee, repondueLe }: QuestionPosee): string {
  const posee = `Demandé à la famille par ${auteurNom} le ${ecrireJour(creeLe)} : « ${libelleDuChamp(champ)} »`;
  if (repondueLe) return `${posee} ; elle a répondu le ${ecrireJour(repondueLe)}.`;
  const comment = refusee
    ? 'le serveur de courriel refuse son adresse : imprimez la lettre'
    : courriel
      ? 'le lien et le code sont partis par courriel'
      : 'aucun courriel ne la joint : imprimez la lettre';
  return `${posee} ; ${comment}. La réponse est possible jusqu’au ${ecrireJour(expireLe)}.`;
}

const CHAMPS = (Object.keys(CHAMPS_DEMANDES) as ChampDemande[]).map((valeur) => ({
  valeur,
  libelle: libelleDuChamp(valeur),
}));

/** Asks the family for the one field that is wrong, and says where the last question stands. */
export function Question({
  consentementId,
  question,
}: {
  consentementId: string;
  question: QuestionPosee | null;
}) {
  return (
    <section aria-labelledby="question">
      <h2 className="fr-h4" id="question">
        Demander à la famille
      </h2>
      <p>
        Elle reçoit un lien et un code, et ne voit que ce champ. Sa réponse remplace ce qui était écrit, et la
        ligne devient prête à rejouer.
      </p>
      {question ? <p>{dire(question)}</p> : null}
      {question && !question.repondueLe ? (
        <p>
          <a className="fr-link" href={`/agent/etudes/reparation/${consentementId}/lettre`}>
            Imprimer la lettre, avec le lien et le code
          </a>
        </p>
      ) : null}
      <FormulaireActe acte={demander} className="fr-mb-4w">
        <input type="hidden" name="consentementId" value={consentementId} />
        <ChampListe nom="champ" libelle="Champ à demander" options={CHAMPS} />
        <button type="submit" className="fr-btn fr-btn--secondary">
          {question ? 'Demander de nouveau' : 'Demander ce champ'}
        </button>
      </FormulaireActe>
    </section>
  );
}
