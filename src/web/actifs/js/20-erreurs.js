// A form that came back puts the reader on the list of what is to be corrected.
document.getElementById('bilan')?.focus({ preventScroll: false });

// A second click on a form that is leaving would record twice what the person meant once.
for (const formulaire of document.querySelectorAll('form[method="post"]')) {
  formulaire.addEventListener('submit', (evenement) => {
    if (formulaire.dataset.parti) evenement.preventDefault();
    formulaire.dataset.parti = 'oui';
  });
}
// Coming back with the browser's own Back button must give a form that works.
addEventListener('pageshow', () => {
  for (const formulaire of document.querySelectorAll('form[data-parti]')) delete formulaire.dataset.parti;
});
