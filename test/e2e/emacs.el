;;; Run by emacs.e2e.ts with the documented configuration: opens each Dockerfile, notes what Flymake shows, adds a line, and saves.
;;; Environment: FILES (one a line), SETTINGS (the Lisp of docs/editors.md), REPORT (where the JSON goes).
(setq make-backup-files nil create-lockfiles nil eglot-sync-connect 30 eglot-send-changes-idle-time 0.1)
(require 'eglot)
(require 'flymake)
(require 'dockerfile-mode)
(require 'json)
(load (getenv "SETTINGS"))

(defun wait-for (condition seconds)
  "Lets processes and timers work until CONDITION holds, at most SECONDS."
  (let ((end (+ (float-time) seconds)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (sleep-for 0.05))))

(defun shown ()
  "What Flymake shows in the buffer, with its lines."
  (mapcar (lambda (diagnostic)
            (format "%d %s"
                    (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                    (replace-regexp-in-string "\n" " " (flymake-diagnostic-text diagnostic))))
          (flymake-diagnostics)))

(defun edit (file)
  "Opens, changes and saves FILE; what was shown when it was open."
  (find-file file)
  ;; eglot-ensure waits for the command loop, which a batch run does not have
  (run-hooks 'post-command-hook)
  ;; nothing says that a language server has nothing to say
  (wait-for (lambda () (flymake-start) (shown)) (if (string-match "ignored" file) 1.5 15))
  (let ((shown (shown)))
    (goto-char (point-max))
    (insert "# touched\n")
    (save-buffer)
    (apply #'vector shown)))

(let ((report (mapcar #'edit (split-string (getenv "FILES") "\n" t))))
  (with-temp-file (getenv "REPORT") (insert (json-encode (apply #'vector report)))))
