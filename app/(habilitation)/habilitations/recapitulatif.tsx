import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import type { BoiteVue } from '#lib/boite/queries.ts';
import { direDepuis } from '#lib/courriel/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import type { Etape } from '#lib/droit/habilitation/cycle.ts';
import { LIBELLES_SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { ecrireSiret } from '#lib/droit/habilitation/siret.ts';
import { direContact, documentDe, partiesDe } from '#lib/habilitation/faits.ts';
import type { DocumentVu, OrganismeVu } from '#lib/habilitation/queries.ts';
import {
  CONTACTS,
  LIBELLES_CONTACTS,
  LIBELLES_PARTIES,
  type Partie,
  type Saisie,
} from '#lib/habilitation/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** Whether an address has answered, as it is read beside it. */
const direBoite = (boite: BoiteVue | undefined): string =>
  boite?.refuseeLe
    ? `cette adresse refuse les courriels ${direDepuis(boite.refuseeLe)} : corrigez-la, ou renvoyez le lien si elle marche de nouveau`
    : boite?.confirmeeLe
      ? `adresse confirmée le ${ecrireJour(jourDe(boite.confirmeeLe))}`
      : boite?.demandeeLe
        ? `pas encore confirmée, courriel envoyé le ${ecrireJour(jourDe(boite.demandeeLe))}`
        : 'pas encore confirmée';

interface Props {
  organisme: OrganismeVu;
  saisie: Saisie;
  etape: Etape;
  documents: readonly DocumentVu[];
  boites: readonly BoiteVue[];
  /** Where the documents are opened. */
  adresse: string;
  /** Link that opens a part to be filled or corrected; absent for what is not, as for all of it once it is filed. */
  modifier?: (partie: Partie) => string | undefined;
  /** What that link says of a part that is filled. */
  verbe?: string;
}

/** A request, part by part, as both sides read it. */
export function Recapitulatif({
  organisme,
  saisie,
  etape,
  documents,
  boites,
  adresse,
  modifier,
  verbe = 'Modifier',
}: Props) {
  const { projet, cadre, donnees, conservation, contacts } = saisie;
  const demandees = partiesDe(etape);
  const document = (partie: Partie) => {
    const joint = documents.find(({ id }) => id === documentDe(saisie, partie));
    return joint ? <a href={`${adresse}/documents/${joint.id}/fichier`}>{joint.nom}</a> : undefined;
  };
  const lien = (partie: Partie) => {
    const href = modifier?.(partie);
    return href ? (
      <a className="fr-link" href={href}>
        {saisie[partie] ? verbe : 'Remplir'}
        <span className="fr-sr-only"> : {LIBELLES_PARTIES[partie]}</span>
      </a>
    ) : undefined;
  };
  return (
    <>
      <Fiche titre="L’organisme">
        <Donnee nom="Nom">{organisme.denomination}</Donnee>
        <Donnee nom="SIRET">{ecrireSiret(organisme.siret)}</Donnee>
        <Donnee nom="Adresse">{organisme.adresse}</Donnee>
        <Donnee nom="Catégorie juridique">{organisme.natureJuridique}</Donnee>
      </Fiche>
      <Fiche titre={LIBELLES_PARTIES.projet} suite={lien('projet')}>
        <Donnee nom="Intitulé">{projet?.intitule}</Donnee>
        <Donnee nom="Description">{projet?.description}</Donnee>
        <Donnee nom="Mise en service prévue">{projet?.miseEnProduction}</Donnee>
        <Donnee nom="Appels par an">{projet?.volumetrie}</Donnee>
        <Donnee nom="Maquette">{document('projet')}</Donnee>
      </Fiche>
      {demandees.includes('cadre') ? (
        <Fiche titre={LIBELLES_PARTIES.cadre} suite={lien('cadre')}>
          <Donnee nom="Fondement">{cadre?.intitule}</Donnee>
          <Donnee nom="Texte">{cadre?.nature}</Donnee>
          <Donnee nom="Adresse du texte">{cadre?.url}</Donnee>
          <Donnee nom="Document">{document('cadre')}</Donnee>
        </Fiche>
      ) : null}
      <Fiche titre={LIBELLES_PARTIES.donnees} suite={lien('donnees')}>
        {Object.entries(donnees?.scopes ?? {}).map(([scope, raison]) => (
          <Donnee key={scope} nom={LIBELLES_SCOPES[scope as Scope]}>
            {raison}
          </Donnee>
        ))}
        <Donnee nom="Autres organismes">{donnees?.destinataires.map(ecrireSiret).join(', ')}</Donnee>
      </Fiche>
      {demandees.includes('conservation') ? (
        <Fiche titre={LIBELLES_PARTIES.conservation} suite={lien('conservation')}>
          <Donnee nom="Qui lit les données">{conservation?.destinataire}</Donnee>
          <Donnee nom="Durée">{conservation ? `${conservation.duree} mois` : undefined}</Donnee>
          <Donnee nom="Justification">{conservation?.justification}</Donnee>
        </Fiche>
      ) : null}
      <Fiche titre={LIBELLES_PARTIES.contacts} suite={lien('contacts')}>
        {CONTACTS.map((qui) => {
          const contact = contacts?.[qui];
          return (
            <Donnee key={qui} nom={LIBELLES_CONTACTS[qui]}>
              {contact
                ? `${direContact(contact)} (${direBoite(boites.find(({ courriel }) => courriel === contact.courriel))})`
                : undefined}
            </Donnee>
          );
        })}
      </Fiche>
    </>
  );
}
