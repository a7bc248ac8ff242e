import Link from 'next/link';
import { notFound } from 'next/navigation';
import { titreReserve } from '#app/titre-reserve.ts';
import { FilAriane } from '#components/fil-ariane.tsx';
import { ListesTardives } from '#components/listes-tardives.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { LIBELLES_BRANCHES } from '#lib/administration/faits.ts';
import { chosesComptees, LISTES } from '#lib/denombrement/queries.ts';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { agentsQuiLisent } from '#lib/droit/besoin-d-en-connaitre.ts';
import { heureDesListes } from '#lib/exploitation/queries.ts';
import { direLigne } from '#lib/pilotage/faits.ts';
import { lieuxDUneLigne, seulLieu } from '#lib/pilotage/queries.ts';
import {
  adresseDeLigne,
  adresseDePilotage,
  FiltresDePilotageSchema,
  LigneDeFigureSchema,
  TITRES,
} from '#lib/pilotage/schema.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { ouAgir } from './ou-agir.ts';
import { ChosesComptees, LieuxDUneLigne } from './tableaux.tsx';

const QUI = agentsQuiLisent('suivi');

export const generateMetadata = titreReserve('Ce qu’un chiffre compte', ...QUI);

/** What a line of a figure counts: the établissements where it does, then the dossiers of one. */
export default async function ListeDUnChiffrePage({ searchParams }: PageProps<'/agent/pilotage/liste'>) {
  const portee = await exigerAgent(...QUI);
  const dits = await searchParams;
  const filtres = FiltresDePilotageSchema.parse(dits);
  const choisie = LigneDeFigureSchema.parse(dits);
  const { figure, cle, branche, page } = choisie;
  if (!figure) notFound();
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const ligne = { serie: figure, cle, branche, canal: filtres.canal, du: filtres.du, au: filtres.au };
  const uai = filtres.uai ?? seulLieu(portee);
  const adresse = (autres: Record<string, string>): string =>
    adresseDeLigne(filtres, { figure, cle, branche }, autres);
  const quoi = [cle ? direLigne(figure, cle) : null, branche ? LIBELLES_BRANCHES[branche] : null].filter(
    Boolean,
  );
  const agir = ouAgir(portee, { serie: figure, cle, annee, uai: filtres.uai });
  return (
    <>
      <FilAriane
        liens={[{ href: adresseDePilotage('/agent/pilotage', filtres), libelle: 'Pilotage' }]}
        ici={TITRES[figure]}
      />
      <TitrePage
        titre={quoi.join(' · ') || TITRES[figure]}
        phrase={`${TITRES[figure]}, rentrée ${ecrireAnnee(rentree(annee))}. La liste est d’à présent : les chiffres, comptés à chaque heure, peuvent en différer un peu.`}
      />
      <ListesTardives heure={await heureDesListes(portee)} />
      {agir ? (
        <p>
          <Link href={agir.href} prefetch={false}>
            {agir.libelle}
          </Link>
        </p>
      ) : null}
      {uai ? (
        <>
          <ChosesComptees
            serie={figure}
            {...(await chosesComptees(portee, { annee, uai }, ligne, (page - 1) * LISTES))}
            page={page}
            adresse={adresse}
          />
          {filtres.uai ? (
            <p>
              <Link
                href={adresseDeLigne({ ...filtres, uai: undefined }, { figure, cle, branche })}
                prefetch={false}
              >
                Tous les établissements
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <LieuxDUneLigne
          serie={figure}
          lieux={await lieuxDUneLigne(portee, annee, ligne, filtres)}
          adresse={adresse}
        />
      )}
    </>
  );
}
