'use client';

import { type FormEvent, startTransition, useActionState, useEffect, useMemo, useRef, useState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { lireChamps } from '#components/saisie/clavier.ts';
import { EtatDeSauvegarde } from '#components/saisie/etat-sauvegarde.tsx';
import { GuideDeSaisie } from '#components/saisie/guide.tsx';
import type { Champ } from '#components/saisie/partie.tsx';
import { QuestionsDeSaisie } from '#components/saisie/questions.tsx';
import { useSauvegarde } from '#components/saisie/use-sauvegarde.ts';
import { lireEnDirect } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { manquesEnLigne } from '#lib/depot/faits.ts';
import type { DepotEnCours } from '#lib/depot/queries.ts';
import type { EtatDeLaPart } from '#lib/droit/consentement/part.ts';
import { tientLieu } from '#lib/droit/consentement/part.ts';
import { sansLeConcubin } from '#lib/part/faits.ts';
import { type RecuperationMontree, valeursRecuperees } from '#lib/recuperation/faits.ts';
import { partageLeDomicile, saisieDuFormulaire } from '#lib/saisie/faits.ts';
import type { SaisieRefusee } from '#lib/saisie/schema.ts';
import { Apercu } from './apercu.tsx';
import { Concubin, Coordonnees, Declaration, Famille, Seul } from './parties.tsx';
import { Revenus } from './revenus.tsx';

interface Props {
  depot: Omit<DepotEnCours, 'recuperation' | 'part'>;
  /** The tax figures that were asked for. */
  impots: RecuperationMontree;
  /** Where the part that the concubin gives by a link stands. */
  part: EtatDeLaPart | null;
  envoyer: (avant: SaisieRefusee | null, donnees: FormData) => Promise<SaisieRefusee | null>;
}

/** What an agent alone finds in a paper; and, on a form for several, what is asked of one pupil: a person asks it later. */
const estDemandee = (fait: string, seul: boolean): boolean =>
  fait !== 'demandeur.chargeEtablie' && (seul || !fait.startsWith('eleve.'));

/** The demande online: fields, what the law says of them as they stand, kept at every change. Works without script. */
export function Formulaire({
  depot: { dossierId, depart, contexte, ...depot },
  impots,
  part,
  envoyer,
}: Props) {
  const formulaire = useRef<HTMLFormElement>(null);
  const [refusee, soumettre, enEnvoi] = useActionState(envoyer, null);
  const [valeurs, setValeurs] = useState<Valeurs>({ ...depart, ...refusee?.valeurs });
  const memoire = useRef<Valeurs>(valeurs);
  const [version, setVersion] = useState(0);
  const [tentee, setTentee] = useState(false);
  const [releve, setReleve] = useState<{ champ: string; message: string }[]>([]);
  const lecture = useMemo(() => {
    const recue = {
      'reception.recuLe': contexte.jour.split('-').reverse().join('/'),
      'reception.signe': 'oui',
    };
    const ecrites = { ...depart, ...valeurs, ...recue, ...valeursRecuperees(impots) };
    const dites = tientLieu(part) ? sansLeConcubin(ecrites) : ecrites;
    const lue = lireEnDirect(dites, contexte);
    // A source that nobody may type: here the server knows it.
    const { 'ressources.avis.source': _, ...erreurs } = lue.erreurs;
    return { ...lue, erreurs: { ...erreurs, ...manquesEnLigne(saisieDuFormulaire(dites)) } };
  }, [valeurs, depart, contexte, impots, part]);

  const sauvegarde = useSauvegarde({
    dossierId,
    adresse: `/famille/demande/${dossierId}/brouillon`,
    revision: refusee?.revision ?? depot.revision,
    lire: () => (formulaire.current ? lireChamps(formulaire.current) : valeurs),
    restaurer: (rendues) => {
      memoire.current = { ...depart, ...rendues };
      setValeurs(memoire.current);
      setVersion((avant) => avant + 1);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer of the server is what moves the revision
  useEffect(() => {
    if (refusee) sauvegarde.suivreRevision(refusee.revision);
  }, [refusee]);

  const champ: Champ = (nom) => ({
    nom,
    defaultValue: memoire.current[nom] ?? '',
    erreur: tentee || refusee ? lecture.erreurs[nom] : undefined,
  });
  const relire = () => {
    if (!formulaire.current) return;
    const lues = lireChamps(formulaire.current);
    memoire.current = { ...memoire.current, ...lues };
    setValeurs(lues);
    sauvegarde.modifier(lues);
  };
  const surEnvoi = async (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    setTentee(true);
    const erreurs = Object.entries(lecture.erreurs).map(([nom, message]) => ({ champ: nom, message }));
    setReleve(erreurs);
    if (erreurs.length > 0 || !(await sauvegarde.envoyer()) || !formulaire.current) return;
    const donnees = new FormData(formulaire.current);
    donnees.set('revision', String(sauvegarde.revisionTenue()));
    startTransition(() => soumettre(donnees));
  };
  const couple = partageLeDomicile(valeurs);
  const aPart = couple && tientLieu(part);
  const seul = depot.enfants.length === 1;
  const luiMeme = depart['demandeur.lien'] === 'eleve_lui_meme';
  const fratrie = Object.entries(depart).filter(([nom]) => nom.startsWith('fratrie.'));
  return (
    <form
      ref={formulaire}
      className="saisie demande-en-ligne"
      action={soumettre}
      noValidate
      onInput={relire}
      onSubmit={surEnvoi}
    >
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="revision" value={sauvegarde.etat.revision} />
      {fratrie.map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <div className="saisie__formulaire" key={version}>
        {refusee ? (
          <Alerte ton="erreur" titre="La demande n’est pas envoyée" annoncer>
            <p>
              {refusee.message} {refusee.texte ? `(${refusee.texte})` : ''}
            </p>
          </Alerte>
        ) : null}
        <RecapitulatifErreurs erreurs={releve} />
        <Coordonnees champ={champ} valeurs={depart} />
        {luiMeme ? <Seul champ={champ} /> : <Famille champ={champ} />}
        {couple ? <Concubin champ={champ} dossierId={dossierId} part={part} /> : null}
        <Revenus
          champ={champ}
          valeurs={valeurs}
          numeroConnu={depot.numeroConnu}
          dossierId={dossierId}
          impots={impots}
        />
        <GuideDeSaisie
          champ={champ}
          valeurs={valeurs}
          titre="Situation particulière : répondre au guide"
          suite={({ fondsSocial }) =>
            fondsSocial ? (
              <div>
                <dt>Fonds social</dt>
                <dd>
                  Une aide de l’établissement peut vous être proposée : demandez à voir le service social.
                </dd>
              </div>
            ) : null
          }
        />
        <QuestionsDeSaisie
          champ={champ}
          valeurs={valeurs}
          questions={lecture.questions.filter(
            (fait) => estDemandee(fait, seul) && !(aPart && fait.startsWith('foyer.concubin.')),
          )}
        />
        <Declaration seul={luiMeme} />
        <div className="saisie__fin">
          <button type="submit" className="fr-btn" name="intention" value="envoyer" aria-disabled={enEnvoi}>
            {enEnvoi ? 'Envoi…' : 'Envoyer la demande'}
          </button>
          <noscript>
            <button type="submit" className="fr-btn fr-btn--secondary" name="intention" value="brouillon">
              Garder ce que j’ai écrit et voir le résultat
            </button>
          </noscript>
        </div>
      </div>
      <aside className="saisie__panneau" aria-label="Ce que donnent vos réponses">
        <EtatDeSauvegarde
          etat={sauvegarde.etat}
          trancher={sauvegarde.trancher}
          renvoyer={sauvegarde.envoyer}
          retour={{ href: '/famille/demande', libelle: 'Retour à mes demandes' }}
        />
        <Apercu
          lecture={lecture}
          typeBourse={contexte.typeBourse}
          aPart={aPart}
          avisDuConcubin={part !== 'chiffres'}
        />
      </aside>
    </form>
  );
}
