import Link from 'next/link';
import type { SectionDeGuide } from '#components/aide/guide.ts';
import type { Colonne } from '#components/tableau.tsx';
import type { ActeFait } from '#lib/demonstration/faits.ts';
import { regleDeLActe } from '#lib/droit/actes-expliques.ts';
import { LIBELLES_ETATS } from '#lib/droit/etats.ts';
import { type Acte, ligne } from '#lib/droit/procedure.ts';

/** An act to try, and where the agent did it since signing in. */
export interface Exercice {
  acte: Acte;
  fait: ActeFait | undefined;
}

/** Acts done from a page of their own, which the sections of the guides that explain it lead to. */
const AILLEURS: Partial<Record<Acte, { href: string; regle: string }>> = {
  enregistrer_reception: {
    href: '/agent/saisie',
    regle:
      'La demande compte du jour où elle arrive, même incomplète : elle se saisit sans attendre, et l’accusé de réception est remis à la famille.',
  },
};

/** The acts that a section of a guide explains, those of the pages that it leads to first. */
export const actesDe = ({ pages = [], actes = [] }: SectionDeGuide): Acte[] => [
  ...(Object.keys(AILLEURS) as Acte[]).filter((acte) => pages.includes(AILLEURS[acte]?.href ?? '')),
  ...actes,
];

export const COLONNES: Colonne<Exercice>[] = [
  { cle: 'acte', titre: 'Acte', rendre: ({ acte }) => ligne(acte).libelle },
  {
    cle: 'regle',
    titre: 'Règle',
    rendre: ({ acte }) => {
      const regle = regleDeLActe(acte);
      return AILLEURS[acte]?.regle ?? [regle?.dit, regle?.exemple].filter(Boolean).join(' ');
    },
  },
  {
    cle: 'ou',
    titre: 'Où le faire',
    rendre: ({ acte }) => <Lieux acte={acte} />,
  },
  {
    cle: 'fait',
    titre: 'Depuis votre connexion',
    rendre: ({ fait }) =>
      fait ? (
        <Link href={`/agent/dossiers/${fait.dossierId}?onglet=historique`} prefetch={false}>
          fait : {fait.numero}
        </Link>
      ) : (
        'à faire'
      ),
  },
];

function Lieux({ acte }: { acte: Acte }) {
  const ailleurs = AILLEURS[acte];
  if (ailleurs) return <Link href={ailleurs.href}>Saisir une demande papier</Link>;
  return ligne(acte).de.map((etat, rang) => (
    <span key={etat}>
      {rang > 0 ? ', ' : ''}
      <Link href={`/agent/dossiers?urgence=tous&etat=${etat}`} prefetch={false}>
        {LIBELLES_ETATS[etat]}
      </Link>
    </span>
  ));
}
