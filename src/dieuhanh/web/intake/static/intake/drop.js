// Files dropped anywhere on the form are as good as chosen ones.
const form = document.getElementById("nhap");
const input = document.getElementById("tep");

document.getElementById("loi")?.focus();

form?.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});
form?.addEventListener("dragleave", () => form.classList.remove("dropping"));
form?.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("dropping");
  if (!event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  form.requestSubmit();
});
