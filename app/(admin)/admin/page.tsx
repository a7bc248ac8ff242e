import Link from 'next/link';
import { titreReserve } from '#app/titre-reserve.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDeDemonstration } from '#lib/technique/horloge.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Horloge } from './horloge.tsx';

export const generateMetadata = titreReserve('Administration', 'administrateur');

const PAGES = [
  {
    href: '/admin/bareme',
    libelle: 'Barèmes',
    texte: 'Les plafonds et les montants de chaque rentrée, et ceux qui viennent.',
  },
  {
    href: '/admin/confirmations',
    libelle: 'Actes à confirmer',
    texte: 'Ce qui attend la seconde signature d’un administrateur.',
  },
  { href: '/admin/agents', libelle: 'Agents et affectations', texte: 'Qui fait quoi, où, et jusqu’à quand.' },
  {
    href: '/admin/delegations',
    libelle: 'Délégations de signature',
    texte: 'Sans délégation en cours, pas de décision.',
  },
  {
    href: '/admin/blocs',
    libelle: 'Textes des courriers',
    texte: 'Les quelques phrases que chaque académie ajoute à ses courriers.',
  },
  {
    href: '/admin/cachets',
    libelle: 'Certificats des avis',
    texte: 'Ce qui prouve la signature du code 2D-DOC d’un avis d’impôt.',
  },
  {
    href: '/admin/relectures',
    libelle: 'Secondes lectures',
    texte: 'Ce que chaque académie fait relire avant le départ des décisions.',
  },
  {
    href: '/admin/droits',
    libelle: 'Droits de lecture',
    texte: 'Ce que chaque fonction lit d’un dossier, genre de donnée par genre de donnée.',
  },
  {
    href: '/admin/rentree',
    libelle: 'Passage de rentrée',
    texte: 'Ce qui est prêt pour l’année qui vient, et ce qui manque.',
  },
  {
    href: '/admin/campagnes',
    libelle: 'Campagnes',
    texte: 'Les dates enregistrées, à côté de celles des textes.',
  },
  {
    href: '/admin/lectures',
    libelle: 'Lectures à interrupteur',
    texte: 'Les doutes des textes qu’une date tranche.',
  },
  {
    href: '/agent/conservation',
    libelle: 'Conservation des données',
    texte: 'Ce qui est échu, et les lots à viser avec le délégué à la protection des données.',
  },
  {
    href: '/admin/exploitation',
    libelle: 'Exploitation',
    texte: 'Ce qui tourne, ce qui attend, ce qu’il faut rejouer.',
  },
  {
    href: '/admin/journal',
    libelle: 'Journal',
    texte: 'Le dernier sceau, la vérification de la chaîne, et le registre de l’administration.',
  },
] as const;

export default async function AdminPage() {
  const portee = await exigerAgent('administrateur');
  const { demo } = configuration();
  const regle = demo ? await jourDeDemonstration() : null;
  return (
    <>
      <TitrePage titre="Administration" phrase={`Nous sommes le ${ecrireJour(portee.jour)}.`} />
      {demo ? <Horloge regle={regle !== null} jour={ecrireJourCourt(portee.jour)} /> : null}
      <ul className="accueil__portes">
        {PAGES.map(({ href, libelle, texte }) => (
          <li key={href} className="accueil__porte">
            <h2 className="fr-h6">
              <Link href={href} prefetch={false}>
                {libelle}
              </Link>
            </h2>
            <p>{texte}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
