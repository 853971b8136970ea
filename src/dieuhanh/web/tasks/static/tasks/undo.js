// Enhancement only: the offer to undo goes when its time is over; without this the server says that it is too late.
for (const offer of document.querySelectorAll("form[data-left]")) {
  setTimeout(() => { offer.hidden = true; }, offer.dataset.left * 1000);
}
