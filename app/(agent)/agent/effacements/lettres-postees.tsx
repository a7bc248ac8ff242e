'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { poster } from '#lib/conservation/actions.ts';

interface Props {
  /** Persons of the list, as they were read. */
  combien: number;
  /** Those whose postal address is known. */
  lettres: number;
}

const PUBLIQUE =
  'Qui n’a ni courriel ni adresse postale ne reçoit rien : la page publique « Données personnelles » dit à tous combien de temps les données sont gardées.';

/** The letters as one PDF, then that they are posted; of nobody who has an address, that nothing can be. */
export const LettresPostees = ({ combien, lettres }: Props) => (
  <>
    {lettres > 0 ? (
      <p>
        <a className="fr-link fr-link--download" href="/agent/effacements/fichier" download>
          {`${lettres > 1 ? `${lettres} lettres` : 'Une lettre'} à imprimer (PDF)`}
        </a>
      </p>
    ) : null}
    <Formulaire
      acte={poster}
      prefixe="poste"
      caches={{ combien }}
      boutons={[{ libelle: lettres > 0 ? 'Ces lettres sont postées' : 'Aucune lettre ne peut partir' }]}
    >
      {() => (
        <p>
          {lettres > 0
            ? `À dire une fois les lettres remises à la poste. ${PUBLIQUE}`
            : `Aucune adresse n’est connue : il n’y a rien à imprimer. Dites-le, pour que le délai du lot parte. ${PUBLIQUE}`}
        </p>
      )}
    </Formulaire>
  </>
);
