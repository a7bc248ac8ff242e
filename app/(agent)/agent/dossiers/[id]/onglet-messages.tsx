import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ListeDeMessages, type MessageMontre } from '#components/message.tsx';
import { adresseUtile } from '#lib/courriel/faits.ts';
import { ecrireJourCourt, type Jour } from '#lib/droit/date.ts';
import { modelesPour } from '#lib/droit/message/modeles.ts';
import { cloreMessages } from '#lib/message/actions.ts';
import { lireMessages, type MessageLu } from '#lib/message/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireDeMessage } from './formulaire-de-message.tsx';
import type { PropsDOnglet } from './vue.ts';

const depuis = (jour: Jour, aujourdHui: Jour): string => {
  const { days } = jour.until(aujourdHui, { largestUnit: 'day' });
  return days === 0 ? 'aujourd’hui' : days === 1 ? 'depuis hier' : `depuis ${days} jours`;
};

function sortDe({ deLaFamille, jour, luLe, closLe }: MessageLu, aujourdHui: Jour): MessageMontre['sort'] {
  if (deLaFamille)
    return closLe
      ? null
      : { ton: 'attention', dit: `attend une réponse ${depuis(jourDe(jour), aujourdHui)}` };
  return luLe
    ? { ton: 'neutre', dit: `lu le ${ecrireJourCourt(jourDe(luLe))}` }
    : { ton: 'info', dit: `pas encore lu, ${depuis(jourDe(jour), aujourdHui)}` };
}

/** What the family and the services wrote to each other, and the answer to write. */
export async function OngletMessages({ consultation: { dossier, messagesSansReponse } }: PropsDOnglet) {
  const portee = await exigerAgent();
  const messages = await lireMessages(portee, dossier.id);
  const attend = messagesSansReponse > 0;
  return (
    <div className="notes">
      <p>
        Un message n’est ni une décision ni une notification : aucun délai n’en part. Si la famille conteste
        ici une décision, c’est un recours : enregistrez-le, à la date de son message.
      </p>
      {adresseUtile(dossier.demandeur) ? null : (
        <p>
          {dossier.demandeur?.courriel
            ? 'Le serveur de courriel refuse l’adresse de cette famille'
            : 'Cette famille n’a pas donné d’adresse électronique'}{' '}
          : rien ne l’avertira du message. Téléphonez-lui, ou écrivez.
        </p>
      )}
      <FormulaireDeMessage key={messages.length} dossierId={dossier.id} modeles={modelesPour(dossier.etat)} />
      {attend ? (
        <FormulaireActe acte={cloreMessages}>
          <input type="hidden" name="dossierId" value={dossier.id} />
          <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary">
            Rien à répondre
          </button>
        </FormulaireActe>
      ) : null}
      {messages.length === 0 ? (
        <p className="discret">Aucun message sur ce dossier.</p>
      ) : (
        <ListeDeMessages
          messages={messages.map((message) => ({
            id: message.id,
            qui: message.deLaFamille ? `${message.auteurNom} (famille)` : message.auteurNom,
            texte: message.texte,
            jour: jourDe(message.jour),
            pieceCode: message.pieceCode,
            sort: sortDe(message, portee.jour),
          }))}
        />
      )}
    </div>
  );
}
