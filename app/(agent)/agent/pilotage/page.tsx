import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { INSTANT } from '#components/instant.ts';
import { TitrePage } from '#components/titre-page.tsx';
import { choixDeLaBannette } from '#lib/bannette/queries.ts';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { effetsDesModeles } from '#lib/message/queries.ts';
import { matiereDesFigures, releves } from '#lib/pilotage/queries.ts';
import { FiltresDePilotageSchema, refusDesFiltres } from '#lib/pilotage/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FigureDesDelais, FigureDesDepots, FigureDesEtablissements } from './figures.tsx';
import { FiltresDePilotage } from './filtres.tsx';
import { FiguresEnBarres } from './listes.tsx';
import { EffetsDesModeles } from './modeles.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Pilotage', ...QUI);

/** The campaign in pictures, for who follows dossiers: each figure opens its list where there is one. */
export default async function PilotagePage({ searchParams }: PageProps<'/agent/pilotage'>) {
  const portee = await exigerAgent(...QUI);
  const dits = await searchParams;
  const filtres = FiltresDePilotageSchema.parse(dits);
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const [matiere, choix, offerts, effets] = await Promise.all([
    matiereDesFigures(portee, annee, filtres),
    choixDeLaBannette(portee, annee, filtres.uai),
    releves(portee, annee),
    effetsDesModeles(portee, annee),
  ]);
  const { comptes, releveLe } = matiere;
  const nomDuLieu = choix.etablissements?.find(({ uai }) => uai === filtres.uai)?.nom ?? filtres.uai;
  return (
    <>
      <TitrePage
        titre={`Pilotage${nomDuLieu ? ` de ${nomDuLieu}` : ''} · ${ecrireAnnee(rentree(annee))}`}
        phrase={
          filtres.arrete
            ? `Chiffres arrêtés le ${ecrireJour(jour(filtres.arrete))} : ils ne changent plus.`
            : releveLe
              ? `Chiffres relevés le ${INSTANT.format(releveLe)}, et de nouveau à chaque heure.`
              : 'Aucun chiffre n’est encore relevé sous ces filtres : l’application compte à chaque heure.'
        }
      >
        <BoutonImprimer>Imprimer</BoutonImprimer>
      </TitrePage>
      <FiltresDePilotage
        annee={annee}
        filtres={filtres}
        refus={refusDesFiltres(dits, filtres)}
        dits={dits}
        choix={choix.etablissements}
        offerts={offerts}
      />
      {comptes.length === 0 ? (
        <p>Aucune demande ne répond à ce choix. Élargissez les filtres, ou choisissez une autre rentrée.</p>
      ) : (
        <div className="figures">
          <FigureDesDepots {...matiere} filtres={filtres} />
          <FiguresEnBarres comptes={comptes} filtres={filtres} portee={portee} annee={annee} />
          <FigureDesDelais comptes={comptes} filtres={filtres} />
          {filtres.uai ? null : <FigureDesEtablissements lignes={matiere.etablissements} filtres={filtres} />}
        </div>
      )}
      <EffetsDesModeles effets={effets} />
    </>
  );
}
