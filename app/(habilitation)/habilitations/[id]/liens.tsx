import Link from 'next/link';

const PAGES = [
  ['jetons', 'Gérer les jetons'],
  ['notifications', 'Notifications'],
  ['interrogations', 'Interroger par fichier'],
] as const;

/** What an habilitation in force opens. */
export const LiensDeLHabilitation = ({ id }: { id: string }) =>
  PAGES.map(([page, libelle], rang) => (
    <Link
      key={page}
      className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
      href={`/habilitations/${id}/${page}`}
      prefetch={false}
    >
      {libelle}
    </Link>
  ));
