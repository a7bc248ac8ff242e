'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { poster } from '#lib/conservation/actions.ts';

/** The letters as one PDF, then that they are posted. */
export const LettresPostees = ({ combien }: { combien: number }) => (
  <>
    <p>
      <a className="fr-link fr-link--download" href="/agent/effacements/fichier" download>
        Lettres à imprimer (PDF)
      </a>
    </p>
    <Formulaire
      acte={poster}
      prefixe="poste"
      caches={{ combien }}
      boutons={[{ libelle: 'Ces lettres sont postées' }]}
    >
      {() => (
        <p>
          À dire une fois les lettres remises à la poste. Qui n’a ni courriel ni adresse postale ne reçoit
          rien : la page publique « Données personnelles » dit à tous combien de temps les données sont
          gardées.
        </p>
      )}
    </Formulaire>
  </>
);
