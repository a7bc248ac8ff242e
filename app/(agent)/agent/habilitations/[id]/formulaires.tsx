'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { Geste } from '#app/(habilitation)/habilitations/formulaires.tsx';
import { ChampLong, ChampNombre } from '#components/champs/texte.tsx';
import type { ActeDHabilitation, Etape } from '#lib/droit/habilitation/cycle.ts';
import { libelleDeVerification, verificationsDe } from '#lib/droit/habilitation/fondements.ts';
import type { Scope } from '#lib/droit/habilitation/scopes.ts';
import { accorder, instruire } from '#lib/habilitation/actions.ts';
import type { Suite } from '#lib/habilitation/schema.ts';
import { fermerJeton, limiterJeton } from '#lib/jeton/actions.ts';

interface Cible {
  id: string;
  version: number;
}

/** Grants a request: each thing that must be checked, with what shows it. */
export function Accorder({ etape, scopes, ...cible }: Cible & { etape: Etape; scopes: readonly Scope[] }) {
  return (
    <section>
      <h2 className="fr-h4">Vérifier et accorder</h2>
      <Formulaire
        acte={accorder}
        prefixe="accord"
        caches={{ ...cible }}
        boutons={[{ libelle: etape === 'essai' ? 'Accorder l’essai' : 'Accorder l’habilitation' }]}
      >
        {(champ) =>
          verificationsDe(etape, scopes).map((verification) => (
            <ChampLong
              key={verification}
              {...champ(verification)}
              libelle={libelleDeVerification(verification)}
              indice="Ce qui le montre."
              rows={2}
            />
          ))
        }
      </Formulaire>
    </section>
  );
}

const GESTES: readonly { acte: Suite['acte']; titre: string; libelle: string; message: string }[] = [
  {
    acte: 'demander_modifications',
    titre: 'Demander des modifications',
    libelle: 'Demander ces modifications',
    message: 'Ce qu’il faut modifier',
  },
  { acte: 'refuser', titre: 'Refuser', libelle: 'Refuser la demande', message: 'Raisons du refus' },
  {
    acte: 'revoquer',
    titre: 'Révoquer',
    libelle: 'Révoquer l’habilitation',
    message: 'Raisons de la révocation',
  },
  { acte: 'ecrire', titre: 'Écrire à l’organisme', libelle: 'Envoyer', message: 'Message' },
];

/** Every other answer that the state lets give, each with its words. */
export const Suites = ({ ouverts, ...cible }: Cible & { ouverts: readonly ActeDHabilitation[] }) =>
  GESTES.filter(({ acte }) => ouverts.includes(acte)).map(({ acte, titre, libelle, message }) => (
    <section key={acte}>
      <h2 className="fr-h4">{titre}</h2>
      <Geste cible={cible} acte={acte} libelle={libelle} message={message} action={instruire} />
    </section>
  ));

interface DUnJeton {
  id: string;
  jeton: { id: string; nom: string; adresses: readonly string[]; parMinute: number; parSeconde: number };
}

/** How many calls a minute and a second a token may make, and from where. */
export function LimiterUnJeton({ id, jeton }: DUnJeton) {
  return (
    <Formulaire
      acte={limiterJeton}
      prefixe={`limiter-${jeton.id}`}
      caches={{ id, jetonId: jeton.id }}
      initiale={{
        parMinute: String(jeton.parMinute),
        parSeconde: String(jeton.parSeconde),
        adresses: jeton.adresses.join('\n'),
      }}
      boutons={[{ libelle: `Limiter « ${jeton.nom} »` }]}
    >
      {(champ) => (
        <>
          <ChampNombre {...champ('parMinute')} libelle="Appels par minute" />
          <ChampNombre {...champ('parSeconde')} libelle="Appels par seconde" />
          <ChampLong {...champ('adresses')} libelle="Adresses autorisées" facultatif rows={2} />
        </>
      )}
    </Formulaire>
  );
}

/** Closes a token that leaked, whoever's it is. */
export function FermerUnJeton({ id, jeton }: DUnJeton) {
  return (
    <Formulaire
      acte={fermerJeton}
      prefixe={`fermer-${jeton.id}`}
      caches={{ id, jetonId: jeton.id }}
      boutons={[{ libelle: `Révoquer « ${jeton.nom} »` }]}
    >
      {() => <p>Plus aucun appel ne passe dès la révocation, sans retour.</p>}
    </Formulaire>
  );
}
