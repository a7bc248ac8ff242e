import { pageIntrouvable, uaiDeLAdresse } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Badge } from '#components/badge.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import {
  etatDuCollege,
  limiteDesPropositions,
  type Proposee,
  SUIVENT_LES_PROPOSITIONS,
} from '#lib/bordereau/queries.ts';
import { ecrireAnnee, rentreeDu } from '#lib/droit/annee.ts';
import { ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Envoi, Fichiers } from './envoi.tsx';

export const generateMetadata = titreReserve('Propositions d’un collège privé', ...SUIVENT_LES_PROPOSITIONS);

const COLONNES: Colonne<Proposee>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossierId, eleve }) => (
      <LienLigne href={`/agent/dossiers/${dossierId}`}>{nomDeListe(eleve)}</LienLigne>
    ),
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'avis', titre: 'Proposition', rendre: ({ avis }) => avis },
  {
    cle: 'proposeLe',
    titre: 'Proposé le',
    rendre: ({ proposeLe, enRetard }) => (
      <>
        {ecrireJourCourt(proposeLe)}{' '}
        {enRetard ? (
          <Badge ton="attention" icone="fr-icon-time-line">
            après le délai
          </Badge>
        ) : null}
      </>
    ),
  },
  {
    cle: 'bordereau',
    titre: 'Bordereau',
    rendre: ({ bordereau }) => (bordereau ? `n° ${bordereau}` : 'pas encore envoyé'),
  },
];

export default async function PropositionsDUnCollege({ params }: PageProps<'/agent/propositions/[uai]'>) {
  const portee = await exigerAgent(...SUIVENT_LES_PROPOSITIONS);
  const uai = uaiDeLAdresse((await params).uai);
  const annee = rentreeDu(portee.jour);
  const etat = await etatDuCollege(portee, uai, annee).catch(pageIntrouvable);
  const { etablissement, proposees, bordereaux } = etat;
  const limite = await limiteDesPropositions(annee, etablissement.academieCode);
  return (
    <>
      <FilAriane
        liens={[{ href: '/agent/propositions', libelle: 'Collèges privés' }]}
        ici={etablissement.nom}
      />
      <TitrePage
        titre={`Propositions : ${etablissement.nom}`}
        phrase={`Année scolaire ${ecrireAnnee(annee)}${limite ? `, attendues au service académique jusqu’au ${ecrireJour(limite)}` : ''}. Le document montre les ressources et les charges : sa lecture est journalisée.`}
      />
      <Envoi etat={etat} />
      <Tableau
        legende="Propositions, par classe et par nom"
        total={proposees.length}
        unite="proposition"
        colonnes={COLONNES}
        lignes={proposees}
        cle={({ propositionId }) => propositionId}
        vide={<p>Aucune proposition encore : elles se font sur chaque dossier, par « Proposer ».</p>}
      />
      <h2 className="fr-h4">État global des demandes</h2>
      <Fichiers uai={uai} nom="Toutes les propositions" />
      {bordereaux.map(({ numero, envoyeLe, enRetard, auteur }) => (
        <Fichiers
          key={numero}
          uai={uai}
          bordereau={numero}
          nom={`Bordereau n° ${numero}, envoyé le ${ecrireJour(envoyeLe)} par ${auteur}${enRetard ? ', après le délai' : ''}`}
        />
      ))}
    </>
  );
}
