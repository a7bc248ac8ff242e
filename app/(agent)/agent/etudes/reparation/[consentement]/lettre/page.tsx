import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { demandeDuChamp } from '#lib/droit/etude/question.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { PREPARENT } from '#lib/passage/faits.ts';
import { lettreDeLaQuestion } from '#lib/question/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Lettre : une précision sur l’état civil', ...PREPARENT);

/** The question to a family, on paper: where no address is known by which it could be sent. */
export default async function LettreDeQuestionPage({
  params,
}: PageProps<'/agent/etudes/reparation/[consentement]/lettre'>) {
  const portee = await exigerAgent(...PREPARENT);
  const id = identifiant((await params).consentement);
  const { question, destinataire, code, adresse } = await lettreDeLaQuestion(portee, id).catch(
    pageIntrouvable,
  );
  return (
    <article className="lettre">
      <div className="sans-impression fr-mb-4w">
        <BoutonImprimer>Imprimer cette lettre</BoutonImprimer>
      </div>
      <h1 className="fr-h3">Bourse : une précision sur votre état civil</h1>
      <address>
        {[nomComplet(destinataire), ...lignesDAdresse(destinataire)].map((ligne) => (
          <div key={ligne}>{ligne}</div>
        ))}
      </address>
      <p>Le {ecrireJour(portee.jour)}</p>
      {demandeDuChamp(question.champ, ecrireJour(question.expireLe)).map((texte) => (
        <p key={texte}>{texte}</p>
      ))}
      <p>
        Adresse : <strong>{adresse}</strong>
      </p>
      <p>
        Code : <strong>{code}</strong>
      </p>
    </article>
  );
}
