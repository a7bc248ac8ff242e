import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { LienLigne } from '#components/lien-ligne.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import {
  type CollegePrive,
  collegesPrives,
  limiteDesPropositions,
  SUIVENT_LES_PROPOSITIONS,
} from '#lib/bordereau/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { apres, ecrireJour } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';

export const generateMetadata = titreReserve('Collèges privés', ...SUIVENT_LES_PROPOSITIONS);

const COLONNES: Colonne<CollegePrive>[] = [
  {
    cle: 'nom',
    titre: 'Collège',
    rendre: ({ uai, nom, commune }) => (
      <LienLigne href={`/agent/propositions/${uai}`}>{`${nom}, ${commune}`}</LienLigne>
    ),
  },
  { cle: 'aProposer', titre: 'À proposer', rendre: ({ aProposer }) => aProposer, nombre: true },
  { cle: 'aEnvoyer', titre: 'Proposées, à envoyer', rendre: ({ aEnvoyer }) => aEnvoyer, nombre: true },
  { cle: 'envoyees', titre: 'Envoyées', rendre: ({ envoyees }) => envoyees, nombre: true },
];

/** Each collège privé of the portée, with what it has still to propose and to send (C. IV.B, collège, 2). */
export default async function PropositionsPage() {
  const portee = await exigerAgent(...SUIVENT_LES_PROPOSITIONS);
  const annee = rentreeDu(portee.jour);
  const colleges = await collegesPrives(portee, annee);
  const limite = await limiteDesPropositions(annee, colleges[0]?.academieCode ?? null);
  const enAttente = colleges.filter(({ aProposer, aEnvoyer }) => aProposer + aEnvoyer > 0).length;
  return (
    <>
      <TitrePage
        titre="Collèges privés"
        phrase={
          limite
            ? `Leurs propositions arrivent au service académique jusqu’au ${ecrireJour(limite)} ; un envoi plus tardif est pris, et signalé.`
            : 'La date de clôture de la campagne n’est pas connue : aucun délai n’est calculé.'
        }
      />
      {limite && apres(portee.jour, limite) && enAttente > 0 ? (
        <Alerte ton="attention">
          Le délai est passé : {enAttente} collège{enAttente > 1 ? 's n’ont' : ' n’a'} pas tout envoyé.
        </Alerte>
      ) : null}
      <Tableau
        legende="Collèges privés, ceux qui doivent encore envoyer d’abord"
        total={colleges.length}
        unite="collège"
        colonnes={COLONNES}
        lignes={colleges}
        cle={({ uai }) => uai}
        vide={<p>Aucune demande de collège privé cette année dans votre périmètre.</p>}
      />
    </>
  );
}
