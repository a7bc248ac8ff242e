import Link from 'next/link';
import { Alerte } from '#components/alerte.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import { ACTES, type Acte, ligne } from '#lib/droit/procedure.ts';
import { adresseDeDossier } from '../adresses.ts';
import { Attention } from './attention.tsx';

const estUnActe = (texte: string): texte is Acte => ACTES.some((acte) => acte === texte);

/** What has just happened, read aloud and under the keyboard, with the way to the next dossier. */
export function Fait({ acte, suivant, filtres }: { acte: string; suivant: string | null; filtres: Filtres }) {
  if (!estUnActe(acte)) return null;
  const { accompli, courrier } = ligne(acte);
  return (
    <Attention>
      <Alerte ton="succes" titre={`${accompli}.`} annoncer>
        <p>
          L’acte est écrit au journal du dossier.
          {courrier ? ' Le courrier est en préparation : voyez l’onglet Courriers.' : ''}
        </p>
        {suivant ? (
          // Loaded in advance, and written in the register of reads: a person who has just decided goes on.
          <p>
            <Link className="fr-btn fr-btn--sm" href={adresseDeDossier(suivant, filtres)} prefetch>
              Dossier suivant
            </Link>
          </p>
        ) : null}
      </Alerte>
    </Attention>
  );
}
