import { MINUTES_D_UN_ACCES } from '#lib/droit/habilitation/jeton.ts';

/** How a body's own software reads what its body asked. */
export const DemandesLues = () => (
  <>
    <h2 id="demandes">Lire les demandes de votre organisme</h2>
    <p>
      Qui suit une demande accordée obtient, à la page « Notifications » de celle-ci, l’identifiant et le
      secret d’un logiciel. <code>POST /api/oauth/token</code>, en formulaire, avec{' '}
      <code>grant_type=client_credentials</code> et ces deux valeurs (en <code>Authorization: Basic</code>, ou
      par <code>client_id</code> et <code>client_secret</code>), donne un accès de {MINUTES_D_UN_ACCES}{' '}
      minutes, à envoyer en <code>Authorization: Bearer</code>.
    </p>
    <p>
      Il lit <code>/api/v1/me</code>, <code>/api/v1/demandes</code>, <code>/api/v1/habilitations</code>,{' '}
      <code>/api/v1/definitions</code> et <code>/api/v1/webhooks/…/attempts</code>, pour votre seul SIRET ;
      les listes se lisent page par page (<code>limit</code>, 100 au plus, et <code>offset</code> ; l’en-tête{' '}
      <code>Link</code> donne les autres pages, <code>X-Total-Count</code> le nombre d’éléments) ; ce qui est
      à un autre organisme répond 404, comme ce qui n’existe pas. Il n’ouvre rien d’un élève, et un jeton
      d’habilitation n’ouvre rien ici.
    </p>
  </>
);
