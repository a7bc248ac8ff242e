import { pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { academiesAuChoix } from '#lib/administration/queries.ts';
import { campagneEnregistree } from '#lib/campagne/queries.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { avant, ecrireJour, ecrireJourCourt } from '#lib/droit/date.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { FormulaireCampagne, FormulaireProlongation } from '../formulaire-campagne.tsx';

export const generateMetadata = titreReserve('Dates d’une campagne', 'administrateur');

export default async function CampagnePage({ params }: { params: Promise<{ rentree: string }> }) {
  const portee = await exigerAgent('administrateur');
  const { rentree: annee } = await params;
  const campagne = await campagneEnregistree(portee, annee).catch(pageIntrouvable);
  const academies = await academiesAuChoix(portee);
  const cible = { rentree: campagne.rentree, version: campagne.version };
  const clotures = {
    cloture: ecrireJourCourt(campagne.cloture),
    clotureCned: ecrireJourCourt(campagne.clotureCned),
    source: campagne.source,
  };
  const titre = `Campagne ${ecrireAnnee(rentree(campagne.rentree))}`;
  const aVenir = avant(portee.jour, campagne.ouverture);
  return (
    <>
      <FilAriane liens={[{ href: '/admin/campagnes', libelle: 'Campagnes' }]} ici={titre} />
      <TitrePage
        titre={titre}
        phrase={`Ouverte du ${ecrireJour(campagne.ouverture)} au ${ecrireJour(campagne.cloture)}, au Cned jusqu’au ${ecrireJour(campagne.clotureCned)}.`}
      />
      {campagne.prolongations.length > 0 ? (
        <ul>
          {campagne.prolongations.map(({ code, academie, cloture, clotureCned, source }) => (
            <li key={code}>
              Académie de {academie} : jusqu’au {ecrireJour(cloture)}, au Cned jusqu’au{' '}
              {ecrireJour(clotureCned)} ({source}).
            </li>
          ))}
        </ul>
      ) : null}
      {aVenir ? (
        <FormulaireCampagne
          key={campagne.version}
          cible={cible}
          initiale={{
            ...clotures,
            ouverture: ecrireJourCourt(campagne.ouverture),
            finAnneeScolaire: ecrireJourCourt(campagne.finAnneeScolaire),
          }}
        />
      ) : (
        <>
          <h2 className="fr-h5">Prolonger la clôture</h2>
          <p>
            Une fois confirmée par un autre administrateur, la prolongation vaut partout : les demandes
            reçues, les courriers, les pages publiques et le simulateur la suivent. Les demandes déjà jugées
            en retard et qui ne le sont plus sont signalées aux agents dans leur file, la nuit suivante.
          </p>
          <FormulaireProlongation
            key={campagne.version}
            cible={cible}
            initiale={clotures}
            academies={academies}
          />
        </>
      )}
    </>
  );
}
