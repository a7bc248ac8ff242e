import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageIntrouvable } from '#app/introuvable.ts';
import { decisionContestee } from '#lib/dossier/faits.ts';
import { territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { GenreDecision } from '#lib/droit/procedure.ts';
import { agendaDesRecours, type DecisionContestable, eloignementDe } from '#lib/droit/recours/agenda.ts';
import { type DecisionLue, lireDecision } from '#lib/famille/queries.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { exigerFamille } from '#lib/technique/session.ts';
import { FilDeLaDemande } from '../fil.tsx';
import { Recours } from './recours.tsx';

export const metadata: Metadata = { title: 'Contester la décision' };

function contestable({ dossier, decision, academie }: DecisionLue): DecisionContestable {
  const territoire = territoireDuDepartement(dossier.departementCode);
  return {
    type: decision.typeBourse,
    branche: dossier.branche,
    acte: decision.genre as GenreDecision,
    departement: dossier.departementCode,
    academie: deLAcademie(academie.nom),
    territoire,
    recue: jourOuNul(decision.notification?.recueLe),
    eloignement: eloignementDe(dossier.demandeur?.codePostal ?? '', territoire),
  };
}

/** The remedies that fit this very decision, with their last day and where to write. */
export default async function ContesterPage({ params }: PageProps<'/famille/dossiers/[id]/contester'>) {
  const portee = await exigerFamille();
  const { id } = await params;
  const lue = await lireDecision(portee, id).catch(pageIntrouvable);
  const { dossier, decision } = lue;
  // A decision that another has replaced is no longer to be contested: the new one will be.
  if (decisionContestee(dossier)?.id !== decision.id) notFound();
  const decisionContestable = contestable(lue);
  return (
    <>
      <FilDeLaDemande dossier={dossier} ici="Contester" />
      <h1>Contester la décision</h1>
      <div className="texte">
        <p>
          Décision du {ecrireJour(jourDe(decision.decideeLe))} pour {nomComplet(dossier.eleve)}
          {decisionContestable.recue
            ? `, reçue le ${ecrireJour(decisionContestable.recue)}.`
            : '. Le délai pour contester part du jour où vous recevez le courrier : ouvrez-le d’abord.'}
        </p>
        <Recours recours={agendaDesRecours(decisionContestable, portee.jour)} />
        <CommentEcrire lue={lue} />
      </div>
    </>
  );
}

function CommentEcrire({ lue: { dossier, decision, academie } }: { lue: DecisionLue }) {
  const auChef = decision.autorite === 'chef_etablissement';
  const { etablissement } = dossier;
  return (
    <section aria-labelledby="ecrire">
      <h2 id="ecrire" className="fr-h4">
        Comment écrire
      </h2>
      <p>
        Le recours se fait sur papier, par une lettre datée et signée. Gardez-en une copie, et envoyez-la de
        préférence en recommandé avec avis de réception.
      </p>
      <ul>
        <li>Votre nom, celui de l’élève et le numéro de la demande : {dossier.numero}.</li>
        <li>La décision que vous contestez, et pourquoi, avec vos mots.</li>
        <li>Une copie de la décision et de tout document qui montre votre situation.</li>
      </ul>
      <p>Adresse du service qui a pris la décision :</p>
      <address>
        {auChef ? etablissement.nom : academie.service}
        <br />
        {auChef
          ? `${etablissement.adresse}, ${etablissement.codePostal} ${etablissement.commune}`
          : academie.adresse}
      </address>
      <p>
        Il fait suivre votre lettre si elle s’adresse à une autre autorité de l’administration. Le tribunal se
        saisit directement.
      </p>
    </section>
  );
}
