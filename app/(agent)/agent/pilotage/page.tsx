import { titreReserve } from '#app/titre-reserve.ts';
import { BoutonImprimer } from '#components/bouton-imprimer.tsx';
import { INSTANT } from '#components/instant.ts';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { choixDeLaBannette } from '#lib/bannette/queries.ts';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { departementsOfferts, facesOffertes, matiereDesFigures } from '#lib/figure/queries.ts';
import { effetsDesModeles } from '#lib/message/queries.ts';
import { deQuelLieu } from '#lib/pilotage/faits.ts';
import { releves, VOIENT_LES_FIGURES, voitLaNation } from '#lib/pilotage/queries.ts';
import { FiltresDePilotageSchema, refusDesFiltres } from '#lib/pilotage/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { EnTeteDeLaNation } from './en-tete-de-la-nation.tsx';
import { FigureDesDelais, FigureDesDepots } from './figures.tsx';
import { FiltresDePilotage } from './filtres.tsx';
import { FigureDesLieux } from './lieux.tsx';
import { FiguresEnBarres } from './listes.tsx';
import { EffetsDesModeles } from './modeles.tsx';

export const generateMetadata = titreReserve('Pilotage', ...VOIENT_LES_FIGURES);

/** The campaign in pictures: for who follows dossiers, each figure opens its list where there is one; the ministère sees the nation. */
export default async function PilotagePage({ searchParams }: PageProps<'/agent/pilotage'>) {
  const portee = await exigerAgent(...VOIENT_LES_FIGURES);
  const dits = await searchParams;
  const filtres = FiltresDePilotageSchema.parse(dits);
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const [matiere, choix, offerts, faces, departements, effets] = await Promise.all([
    matiereDesFigures(portee, annee, filtres),
    choixDeLaBannette(portee, annee, filtres.uai),
    releves(portee, annee),
    facesOffertes(portee, annee, filtres.arrete),
    departementsOfferts(portee),
    filtres.arrete ? [] : effetsDesModeles(portee, annee, filtres),
  ]);
  const { comptes, releveLe } = matiere;
  const nation = voitLaNation(portee);
  const ouvre = !(nation || filtres.arrete);
  return (
    <>
      <TitrePage
        titre={`Pilotage${deQuelLieu(filtres, { academie: matiere.academie, etablissements: choix.etablissements, departements })} · ${ecrireAnnee(rentree(annee))}`}
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
      <ListesTardives heure={await heureDesListes(portee)} />
      <FiltresDePilotage
        annee={annee}
        filtres={filtres}
        refus={refusDesFiltres(dits, filtres)}
        dits={dits}
        choix={choix.etablissements}
        offerts={{ ...offerts, faces, departements }}
        deLaNation={nation}
      />
      {matiere.face ? (
        <p>
          « Alors » : les chiffres de {matiere.face.dite}
          {filtres.du || filtres.au ? ', aux mêmes jours de leur campagne' : ''}.
        </p>
      ) : null}
      {nation ? <EnTeteDeLaNation filtres={filtres} /> : null}
      {comptes.length === 0 ? (
        <p>Aucune demande ne répond à ce choix. Élargissez les filtres, ou choisissez une autre rentrée.</p>
      ) : (
        <div className="figures">
          <FigureDesDepots {...matiere} annee={annee} filtres={filtres} ouvre={ouvre} />
          <FiguresEnBarres comptes={comptes} face={matiere.face} filtres={filtres} portee={portee} />
          <FigureDesDelais comptes={comptes} face={matiere.face} filtres={filtres} ouvre={ouvre} />
          <FigureDesLieux
            lieux={{ genre: 'departements', lignes: matiere.departements }}
            filtres={filtres}
            ouvre={ouvre}
          />
          {filtres.uai ? null : <FigureDesLieux lieux={matiere.lieux} filtres={filtres} ouvre={ouvre} />}
        </div>
      )}
      <EffetsDesModeles effets={effets} filtres={filtres} />
    </>
  );
}
