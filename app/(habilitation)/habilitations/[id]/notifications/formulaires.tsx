'use client';

import { SecretMontre, useSecret } from '#app/(habilitation)/habilitations/secret.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { essayerWebhook, reglerWebhook, rejouerEnvoi } from '#lib/webhook/actions.ts';

/** The address, and the secret that signs what is sent there: a new one each time. */
export function Regler({ id, adresse }: { id: string; adresse: string }) {
  const { etat, refus, envoyer, occupe } = useSecret(reglerWebhook);
  return (
    <>
      <SecretMontre
        etat={etat}
        titre="Voici le secret de signature : copiez-le maintenant"
        suite="Il ne sera plus montré. Enregistrer de nouveau l’adresse en donne un autre."
      />
      <form action={envoyer} noValidate>
        <input type="hidden" name="id" value={id} />
        <ChampTexte
          nom="adresse"
          type="url"
          libelle="Adresse qui reçoit les notifications"
          indice="En https, sur un nom de domaine public. Chaque envoi est signé : X-Hub-Signature-256."
          erreur={refus?.champs.adresse}
          defaultValue={refus?.saisie.adresse ?? adresse}
        />
        <button type="submit" className="fr-btn" disabled={occupe}>
          Enregistrer l’adresse
        </button>
      </form>
    </>
  );
}

/** Sends a trial to the address. */
export function Essayer({ id }: { id: string }) {
  return (
    <FormulaireActe acte={essayerWebhook}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="fr-btn fr-btn--secondary fr-mt-2w">
        Envoyer un essai
      </button>
    </FormulaireActe>
  );
}

/** Sends a delivery again, the same to the letter. */
export function Rejouer({ id, envoi }: { id: string; envoi: { id: string; acte: string } }) {
  return (
    <FormulaireActe acte={rejouerEnvoi}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="envoiId" value={envoi.id} />
      <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary">
        Refaire
        <span className="fr-sr-only"> l’envoi {envoi.acte}</span>
      </button>
    </FormulaireActe>
  );
}
