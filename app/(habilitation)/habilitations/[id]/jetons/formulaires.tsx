'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { SecretMontre, useSecret } from '#app/(habilitation)/habilitations/secret.tsx';
import { Alerte } from '#components/alerte.tsx';
import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import type { Etape } from '#lib/droit/habilitation/cycle.ts';
import { HEURES_D_UNE_REMISE } from '#lib/droit/habilitation/jeton.ts';
import { LIBELLES_SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { reglerJeton, renouvelerJeton, revoquerJeton } from '#lib/jeton/actions.ts';

import { emettreOuConfier } from '#lib/remise/actions.ts';

/** What a form of ours answers, and the token when it is one: shown here, once, and nowhere else. */
function useJeton(acte: Parameters<typeof useSecret>[0]) {
  const { etat, refus, envoyer, occupe } = useSecret(acte);
  const confie = etat.statut === 'fait' && !etat.message.startsWith('bn_');
  const annonce = confie ? (
    <Alerte ton="succes" annoncer>
      {etat.message}
    </Alerte>
  ) : (
    <SecretMontre
      etat={etat}
      titre="Voici le jeton : copiez-le maintenant"
      suite="Il ne sera plus montré. Perdu, il se remplace."
    />
  );
  return { annonce, champs: refus?.champs ?? {}, saisie: refus?.saisie ?? {}, envoyer, occupe };
}

const ADRESSES = {
  libelle: 'Adresses autorisées',
  indice: 'Une adresse IP ou un réseau par ligne ; vide, toutes le sont.',
  facultatif: true,
} as const;

/** Issues a token: its name, what it opens, from where. */
export function Emettre({
  id,
  scopes,
  etape,
}: {
  id: string;
  scopes: readonly string[];
  /** Of what is granted: a trial opens no token of production. */
  etape: Etape;
}) {
  const { annonce, champs, saisie, envoyer, occupe } = useJeton(emettreOuConfier);
  return (
    <>
      {annonce}
      <form action={envoyer} noValidate>
        <input type="hidden" name="id" value={id} />
        <ChampTexte
          nom="nom"
          libelle="Nom du jeton"
          indice="Le logiciel qui s’en sert."
          erreur={champs.nom}
          defaultValue={saisie.nom}
          maxLength={80}
        />
        <ChampChoix
          nom="environnement"
          libelle="Environnement"
          valeur={saisie.environnement}
          erreur={champs.environnement}
          options={[
            { valeur: 'essai', libelle: 'Essai', indice: 'N’ouvre que des élèves fictifs.' },
            ...(etape === 'production' ? [{ valeur: 'production', libelle: 'Production' }] : []),
          ]}
        />
        <fieldset className="fr-fieldset champ">
          <legend className="fr-fieldset__legend">Données que ce jeton ouvre</legend>
          {scopes.map((scope) => (
            <div key={scope} className="fr-fieldset__element">
              <ChampCase
                nom={scope}
                libelle={LIBELLES_SCOPES[scope as Scope]}
                erreur={champs[scope]}
                defaultChecked={saisie.nom === undefined || saisie[scope] === 'oui'}
              />
            </div>
          ))}
        </fieldset>
        <ChampLong nom="adresses" {...ADRESSES} erreur={champs.adresses} defaultValue={saisie.adresses} />
        <div className="administration__boutons">
          <button type="submit" className="fr-btn" disabled={occupe}>
            Émettre le jeton
          </button>
          <button
            type="submit"
            name="par"
            value="lien"
            className="fr-btn fr-btn--secondary"
            disabled={occupe}
          >
            L’envoyer au responsable technique
          </button>
        </div>
        <p className="fr-hint-text">
          Le responsable technique reçoit un lien, qui crée le jeton une fois et le lui montre : vous ne le
          voyez pas. Il sert pendant {HEURES_D_UNE_REMISE} heures.
        </p>
      </form>
    </>
  );
}

interface DUnJeton {
  id: string;
  jeton: { id: string; nom: string; adresses: readonly string[] };
}

/** From where a token may be used. */
export function ReglerUnJeton({ id, jeton }: DUnJeton) {
  return (
    <Formulaire
      acte={reglerJeton}
      prefixe={`regler-${jeton.id}`}
      caches={{ id, jetonId: jeton.id }}
      initiale={{ adresses: jeton.adresses.join('\n') }}
      boutons={[{ libelle: `Enregistrer les adresses de « ${jeton.nom} »` }]}
    >
      {(champ) => <ChampLong {...champ('adresses')} {...ADRESSES} />}
    </Formulaire>
  );
}

/** Issues the one that takes its place; both open for a while. */
export function RemplacerUnJeton({ id, jeton }: DUnJeton) {
  const { annonce, envoyer, occupe } = useJeton(renouvelerJeton);
  return (
    <>
      {annonce}
      <form action={envoyer}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="jetonId" value={jeton.id} />
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={occupe}>
          Remplacer « {jeton.nom} »
        </button>
      </form>
    </>
  );
}

/** Closes it for good. */
export function RevoquerUnJeton({ id, jeton }: DUnJeton) {
  return (
    <Formulaire
      acte={revoquerJeton}
      prefixe={`revoquer-${jeton.id}`}
      caches={{ id, jetonId: jeton.id }}
      boutons={[{ libelle: `Révoquer « ${jeton.nom} »` }]}
    >
      {() => <p>Plus aucun appel ne passe dès la révocation, sans retour.</p>}
    </Formulaire>
  );
}
