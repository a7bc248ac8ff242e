import Link from 'next/link';
import { EleveNomme } from '#components/eleve-nomme.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { commencer } from '#lib/demande/actions.ts';
import { ecrireNaissance, naissance } from '#lib/droit/naissance.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import type { EleveSansDemande } from '#lib/recherche/faits.ts';
import type { ElevesSansDemande } from '#lib/recherche/queries.ts';

interface Props {
  trouves: { dossiers: readonly unknown[]; sansDemande: ElevesSansDemande };
  cherche: string;
}

/** Pupils of the school base whom the search means and for whom nothing was filed: what one may do of them. */
export function TableauSansDemande({ trouves, cherche }: Props) {
  const { eleves, autres } = trouves.sansDemande;
  // Nobody else was found: the pupil alone is who was meant.
  const seul = trouves.dossiers.length === 0 && eleves.length === 1;
  if (eleves.length === 0) return null;
  const colonnes: Colonne<EleveSansDemande>[] = [
    {
      cle: 'eleve',
      titre: 'Élève',
      rendre: (eleve) => <EleveNomme {...eleve} />,
    },
    { cle: 'naissance', titre: 'Né(e) le', rendre: (eleve) => ecrireNaissance(naissance(eleve.naissance)) },
    {
      cle: 'lieu',
      titre: 'Classe, établissement',
      rendre: ({ classe, etablissement }) => (
        <>
          {classe}
          <small className="discret">{etablissement}</small>
        </>
      ),
    },
    {
      cle: 'saisir',
      titre: 'Demande papier',
      rendre: (eleve) => <Saisir eleve={eleve} prete={seul} />,
    },
    { cle: 'gestes', titre: 'Autres gestes', rendre: (eleve) => <AutresGestes eleve={eleve} /> },
  ];
  return (
    <>
      <Tableau
        legende={`Élèves sans demande cette année, trouvés pour « ${cherche} »`}
        total={eleves.length}
        unite="élève"
        colonnes={colonnes}
        lignes={eleves}
        cle={({ id }) => id}
        vide={null}
      />
      {autres ? (
        <p>D’autres élèves sans demande correspondent : ajoutez le prénom, ou cherchez par l’INE.</p>
      ) : null}
    </>
  );
}

const RAISONS: Readonly<Record<Exclude<EleveSansDemande['saisie'], 'ouverte'>, string>> = {
  sorti: 'L’élève a quitté l’établissement : la demande se dépose dans le nouveau (C. II.C).',
  ailleurs: 'La demande papier se dépose dans l’établissement de l’élève, qui la saisit (C. II.C).',
};

function Saisir({ eleve, prete }: { eleve: EleveSansDemande; prete: boolean }) {
  if (eleve.saisie !== 'ouverte') return <span className="discret">{RAISONS[eleve.saisie]}</span>;
  return (
    <FormulaireActe acte={commencer}>
      <input type="hidden" name="eleveId" value={eleve.id} />
      {/* biome-ignore lint/a11y/noAutofocus: one pupil found and nothing else, Enter goes on */}
      <button type="submit" className="fr-btn fr-btn--sm" autoFocus={prete}>
        Saisir la demande
        <span className="fr-sr-only"> {deNom(nomComplet(eleve))}</span>
      </button>
    </FormulaireActe>
  );
}

function AutresGestes({ eleve }: { eleve: EleveSansDemande }) {
  const gestes = [
    { dit: 'Corriger la fiche', href: `/agent/eleves/${eleve.scolariteId}`, peut: true },
    {
      dit: 'Saisir un consentement',
      href: `/agent/consentements/${eleve.scolariteId}`,
      peut: eleve.consentement,
    },
    { dit: 'Prévenir la famille', href: `/agent/radar/${eleve.scolariteId}`, peut: eleve.radar },
  ].filter(({ peut }) => peut);
  return (
    <ul className="liste-nue">
      {gestes.map(({ dit, href }) => (
        <li key={href}>
          <Link className="fr-link fr-link--sm" href={href} prefetch={false}>
            {dit}
            <span className="fr-sr-only"> {deNom(nomComplet(eleve))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
