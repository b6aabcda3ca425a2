// Large files take time: says how far the sending has come. Without script, the browser sends the same form.
for (const formulaire of document.querySelectorAll('form[data-progression]')) {
  formulaire.addEventListener('submit', (evenement) => {
    const champ = formulaire.querySelector('input[type="file"]');
    if (evenement.defaultPrevented || !champ?.files?.length) return;
    evenement.preventDefault();
    envoyer(formulaire);
  });
}

function envoyer(formulaire) {
  const envoi = new XMLHttpRequest();
  const jauge = document.createElement('progress');
  jauge.max = 1;
  jauge.value = 0;
  jauge.setAttribute('aria-label', 'Envoi des fichiers');
  const dit = document.createElement('p');
  dit.setAttribute('role', 'status');
  dit.textContent = 'Envoi en cours…';
  const bloc = document.createElement('div');
  bloc.className = 'envoi';
  bloc.append(dit, jauge);
  formulaire.append(bloc);
  const rater = (phrase) => {
    bloc.remove();
    delete formulaire.dataset.parti;
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    note.textContent = phrase;
    formulaire.append(note);
  };
  let dixieme = 0;
  envoi.upload.addEventListener('progress', (p) => {
    if (!p.lengthComputable) return;
    jauge.value = p.loaded / p.total;
    // A screen reader hears tenths, not each packet.
    const n = Math.floor((10 * p.loaded) / p.total);
    if (n !== dixieme)
      dit.textContent = n === 10 ? 'Envoyé, en cours de vérification…' : `Envoyé à ${n * 10}\u00A0%`;
    dixieme = n;
  });
  envoi.addEventListener('error', () =>
    rater('L’envoi s’est interrompu. Rien n’est enregistré : recommencez.'),
  );
  envoi.addEventListener('load', () => {
    if (envoi.status < 400 && envoi.responseURL) {
      location.assign(envoi.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(envoi.responseText, 'text/html');
    const recu = page.querySelector('main');
    if (!recu) return rater('Le service n’a pas répondu comme prévu. Rechargez la page, puis recommencez.');
    document.title = page.title;
    document.querySelector('main').replaceWith(recu);
    for (const f of document.querySelectorAll('form[data-progression]'))
      f.addEventListener('submit', (evenement) => {
        if (!f.querySelector('input[type="file"]')?.files?.length) return;
        evenement.preventDefault();
        envoyer(f);
      });
    document.getElementById('bilan')?.focus();
  });
  envoi.open('POST', formulaire.action);
  envoi.send(new FormData(formulaire));
}
