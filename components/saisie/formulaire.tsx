'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type LectureEnDirect, lireEnDirect } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { partageLeDomicile } from '#lib/saisie/faits.ts';
import type { SaisieRefusee } from '#lib/saisie/schema.ts';
import { Alerte } from '../alerte.tsx';
import { SuiteDesAgents } from '../guide/suite-des-agents.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import {
  attendReponse,
  champsVisibles,
  champVoisin,
  entreePasse,
  lireChamps,
  surRaccourci,
} from './clavier.ts';
import { type ContexteDeSaisie, reponsesDeLaPersonne } from './contexte.ts';
import { EtatDeSauvegarde } from './etat-sauvegarde.tsx';
import { GuideDeSaisie } from './guide.tsx';
import { PanneauDeSaisie } from './panneau.tsx';
import { type Champ, type ClePartie, PARTIES, SommaireDesParties } from './partie.tsx';
import { PartieDemandeur } from './partie-demandeur.tsx';
import { PartiePieces, PartieReception } from './partie-fin.tsx';
import { PartieConcubin, PartiePersonnes, PartieScolarite } from './partie-foyer.tsx';
import { PartieRessources } from './partie-ressources.tsx';
import { useSauvegarde } from './use-sauvegarde.ts';

interface Props {
  contexte: ContexteDeSaisie;
  depart: Valeurs;
  revision: number;
  enregistrer: (avant: SaisieRefusee | null, donnees: FormData) => Promise<SaisieRefusee | null>;
}

const erreursDe = ({ erreurs }: LectureEnDirect) =>
  Object.entries(erreurs).map(([champ, message]) => ({ champ, message }));

/** The paper form as a secretariat types it: fields at left, what they give at right, kept at every change. */
export function FormulaireDeSaisie({ contexte, depart, revision, enregistrer }: Props) {
  const formulaire = useRef<HTMLFormElement>(null);
  const [refusee, soumettre, enEnvoi] = useActionState(enregistrer, null);
  const [valeurs, setValeurs] = useState(refusee?.valeurs ?? depart);
  // Everything ever typed: a part that comes back finds its answers again.
  const memoire = useRef<Valeurs>(valeurs);
  const [version, setVersion] = useState({ tout: 0, demandeur: 0 });
  const [quittes, setQuittes] = useState<ReadonlySet<string>>(new Set());
  const [courante, setCourante] = useState<ClePartie>('demandeur');
  const lecture = useMemo(() => lireEnDirect(valeurs, contexte), [valeurs, contexte]);

  // Errors as they stood at the last attempt: a summary that changed under the fingers would take the focus away.
  const [releve, setReleve] = useState(() => (refusee ? erreursDe(lecture) : []));
  const [tentee, setTentee] = useState(refusee !== null);
  const [retenue, setRetenue] = useState(false);

  const sauvegarde = useSauvegarde({
    dossierId: contexte.dossierId,
    adresse: `/agent/saisie/${contexte.dossierId}/brouillon`,
    revision: refusee?.revision ?? revision,
    lire: () => (formulaire.current ? lireChamps(formulaire.current) : valeurs),
    restaurer: (rendues) => {
      memoire.current = rendues;
      setValeurs(rendues);
      setVersion(({ tout, demandeur }) => ({ tout: tout + 1, demandeur }));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer of the server is what moves the revision
  useEffect(() => {
    if (refusee) sauvegarde.suivreRevision(refusee.revision);
  }, [refusee]);

  // The hands stay on the keyboard, from the search to the first field and from part to part.
  useEffect(() => {
    document.getElementById(PARTIES[0].premier)?.focus();
    document.addEventListener('keydown', surRaccourci);
    return () => document.removeEventListener('keydown', surRaccourci);
  }, []);

  const champ: Champ = (nom) => ({
    nom,
    defaultValue: memoire.current[nom] ?? '',
    erreur: tentee || quittes.has(nom) ? lecture.erreurs[nom] : undefined,
  });

  const relire = (ajouts: Valeurs = {}) => {
    if (!formulaire.current) return;
    const lues = { ...lireChamps(formulaire.current), ...ajouts };
    memoire.current = { ...memoire.current, ...lues };
    setValeurs(lues);
    sauvegarde.modifier(lues);
  };

  const surSaisie = ({ target }: { target: EventTarget }) => {
    if (target instanceof HTMLSelectElement && target.name === 'demandeur.responsableId')
      return reprendrePersonne(target.value);
    relire();
  };

  const reprendrePersonne = (id: string) => {
    relire(
      reponsesDeLaPersonne(contexte.personnes, {
        choisie: id,
        quittee: valeurs['demandeur.responsableId'],
        valeurs,
      }),
    );
    setVersion(({ tout, demandeur }) => ({ tout, demandeur: demandeur + 1 }));
  };

  const surTouche = (evenement: KeyboardEvent<HTMLFormElement>) => {
    const { target, key, shiftKey, altKey, ctrlKey, metaKey } = evenement;
    if (!(target instanceof HTMLElement) || !formulaire.current) return;
    if (key !== 'Enter' || ctrlKey || metaKey || altKey || !entreePasse(target as HTMLInputElement)) return;
    evenement.preventDefault();
    champVoisin(champsVisibles(formulaire.current), target, shiftKey ? -1 : 1, (champ) =>
      attendReponse(champ as HTMLInputElement),
    )?.focus();
  };

  const surDepart = ({ target, relatedTarget }: FocusEvent<HTMLFormElement>) => {
    // An error that opens here would push away the button being pressed; the sending shows them all.
    if (relatedTarget instanceof HTMLButtonElement) return;
    const { name } = target as unknown as HTMLInputElement;
    if (name) setQuittes((avant) => (avant.has(name) ? avant : new Set([...avant, name])));
  };

  const surArrivee = ({ target }: FocusEvent<HTMLFormElement>) => {
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
    const partie = (target as HTMLElement).closest<HTMLElement>('[data-partie]')?.dataset.partie;
    if (partie) setCourante(partie as ClePartie);
  };

  const surEnvoi = async (evenement: SubmitEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    setTentee(true);
    const erreurs = erreursDe(lecture);
    setReleve(erreurs);
    if (erreurs.length > 0) return;
    const gardee = await sauvegarde.envoyer();
    setRetenue(!gardee);
    if (!gardee || !formulaire.current) return;
    const donnees = new FormData(formulaire.current);
    donnees.set('revision', String(sauvegarde.revisionTenue()));
    startTransition(() => soumettre(donnees));
  };

  const aDeux = partageLeDomicile(valeurs);
  return (
    <form
      ref={formulaire}
      className="saisie"
      action={soumettre}
      noValidate
      onInput={surSaisie}
      onKeyDown={surTouche}
      onBlur={surDepart}
      onFocus={surArrivee}
      onSubmit={surEnvoi}
    >
      <input type="hidden" name="dossierId" value={contexte.dossierId} />
      <input type="hidden" name="revision" value={sauvegarde.etat.revision} />
      <div className="saisie__formulaire" key={version.tout}>
        <SommaireDesParties courante={courante} sansConcubin={!aDeux} />
        {refusee ? (
          <Alerte ton="erreur" titre="La réception n’est pas enregistrée" annoncer>
            <p>
              {refusee.message} {refusee.texte ? `(${refusee.texte})` : ''}
            </p>
          </Alerte>
        ) : null}
        <RecapitulatifErreurs erreurs={releve} />
        <PartieDemandeur champ={champ} valeurs={valeurs} contexte={contexte} version={version.demandeur} />
        <GuideDeSaisie
          champ={champ}
          valeurs={valeurs}
          suite={(conclusion) => <SuiteDesAgents conclusion={conclusion} />}
        />
        {aDeux ? <PartieConcubin champ={champ} valeurs={valeurs} contexte={contexte} /> : null}
        <PartiePersonnes champ={champ} valeurs={valeurs} />
        <PartieScolarite champ={champ} valeurs={valeurs} contexte={contexte} />
        <PartieRessources
          champ={champ}
          valeurs={valeurs}
          questions={lecture.questions}
          manque={lecture.manquees}
          certificats={contexte.certificats}
        />
        <PartiePieces champ={champ} valeurs={valeurs} pieces={lecture.pieces} />
        <PartieReception champ={champ} />
        {retenue && sauvegarde.etat.statut !== 'enregistre' ? (
          <Alerte ton="attention" titre="La réception n’est pas encore enregistrée" annoncer>
            <p>
              La saisie est gardée sur ce poste, mais le serveur ne l’a pas reçue : l’état du brouillon, en
              tête du panneau, dit pourquoi. Recommencez quand il dit « Brouillon enregistré ».
            </p>
          </Alerte>
        ) : null}
        <div className="saisie__fin">
          <button type="submit" className="fr-btn" name="intention" value="reception" aria-disabled={enEnvoi}>
            {enEnvoi ? 'Enregistrement…' : 'Enregistrer la réception'}
          </button>
          <noscript>
            <button type="submit" className="fr-btn fr-btn--secondary" name="intention" value="brouillon">
              Garder le brouillon et recalculer
            </button>
          </noscript>
        </div>
      </div>
      <aside className="saisie__panneau" aria-label="Lecture en direct">
        <EtatDeSauvegarde
          etat={sauvegarde.etat}
          trancher={sauvegarde.trancher}
          renvoyer={sauvegarde.envoyer}
        />
        <PanneauDeSaisie lecture={lecture} contexte={contexte} doublons={contexte.doublons} />
      </aside>
    </form>
  );
}
