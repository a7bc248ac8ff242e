import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { RECUEILLEURS } from '#lib/droit/consentement/consentement.ts';
import { direLeRefusDuConcubin } from '#lib/droit/consentement/refus-du-concubin.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { nomComplet, nomDUsage } from '#lib/droit/noms.ts';
import { refusADire } from '#lib/recueil/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Postee } from './postee.tsx';

export const generateMetadata = titreReserve('Lettre : le concubin n’est pas d’accord', ...RECUEILLEURS);

/** The refusal of a concubin told on paper, to whom no mail reaches (C. II.B.1). */
export default async function LettreDuRefusPage({
  params,
}: PageProps<'/agent/consentements/[scolarite]/lettre'>) {
  const portee = await exigerAgent(...RECUEILLEURS);
  const { eleve, etablissement, destinataires, cloture } = await refusADire(
    portee,
    (await params).scolarite,
  ).catch(pageIntrouvable);
  const titre = <h1 className="fr-h3">Lettre sur le refus d’un concubin</h1>;
  if (destinataires.length === 0)
    return (
      <>
        {titre}
        <p>
          Aucun refus d’un concubin n’arrête l’étude automatique pour {nomDUsage(eleve)} : il n’y a pas de
          lettre à imprimer.
        </p>
      </>
    );
  return (
    <>
      <div className="sans-impression fr-mb-4w">
        {titre}
        <BoutonImprimer>Imprimer cette lettre</BoutonImprimer>
      </div>
      {destinataires.map((destinataire) => (
        <article className="lettre" key={destinataire.id}>
          {destinataire.poste ? (
            <p className="sans-impression">
              Postée le {ecrireJour(destinataire.poste.le)}, dite par {destinataire.poste.par} : elle n’est
              plus dans la liste des lettres à imprimer.
            </p>
          ) : (
            <Postee
              coupleId={destinataire.coupleId}
              accordId={destinataire.accordId}
              qui={nomComplet(destinataire)}
            />
          )}
          <h2 className="fr-h4">Bourse : l’étude automatique ne peut pas se faire</h2>
          <address>
            {[nomComplet(destinataire), ...lignesDAdresse(destinataire)].map((ligne) => (
              <div key={ligne}>{ligne}</div>
            ))}
          </address>
          <p>
            {etablissement.nom}, le {ecrireJour(portee.jour)}
          </p>
          {direLeRefusDuConcubin(cloture).map((texte) => (
            <p key={texte}>{texte}</p>
          ))}
        </article>
      ))}
    </>
  );
}
