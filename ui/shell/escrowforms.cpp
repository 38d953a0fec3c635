// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/escrowforms.h"

#include "core/log.h"
#include "core/whendone.h"
#include "forms/scopes.h"
#include "pages/escrowdetail.h"

namespace coinpay {

namespace {

QString keyOf(EscrowActionKind kind, const QString &escrowId)
{
    return escrowActionName(kind) + u'/' + escrowId;
}

Error whyRefused(const Operation &operation)
{
    return {ErrorKind::Refused,
            operation.message,
            operation.code,
            operation.requestId,
            operation.httpStatus,
            {},
            {}};
}

} // namespace

EscrowForms::EscrowForms(Desk &desk, Settings &settings, const Clock &clock, QWidget &window)
    : m_desk(desk)
    , m_settings(settings)
    , m_clock(clock)
    , m_window(window)
    , m_follower(desk.store(), desk.reader())
{
    connect(&m_follower, &EscrowFollower::changed, this, &EscrowForms::tellAction);
}

EscrowForms::~EscrowForms()
{
    closeAll();
    delete m_new;
    delete m_action;
}

EscrowFields EscrowForms::keptDraft() const
{
    if (m_draft)
        return unpackEscrowFields(*m_draft);
    return unpackEscrowFields(m_desk.reader().draft(NewEscrowDraft).value_or(QByteArray()));
}

bool EscrowForms::isAllowed()
{
    const QString missing = missingScope(m_desk.scopes(), scopeFor(OperationKind::CreateEscrow));
    if (!missing.isEmpty())
        Q_EMIT notAllowed(missing);
    return missing.isEmpty();
}

NewEscrowForm *EscrowForms::open()
{
    EscrowFormActions actions;
    actions.create = [this](const EscrowDraft &draft) { return m_desk.createEscrow(draft); };
    actions.saveDraft = [this](const QByteArray &bytes) {
        m_draft = bytes;
        whenDone(m_desk.store().saveDraft(NewEscrowDraft, bytes), this, [](const Done &done) {
            if (!done)
                qCWarning(logUi) << "The draft could not be kept:" << done.error().message;
        });
    };
    m_new = new NewEscrowForm(std::move(actions), &m_window);
    m_new->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_new, &DraftForm::created, this, [this](const Operation &operation) {
        if (operation.request.amount)
            m_settings.set(setting::lastAsset, operation.request.amount->asset());
        Q_EMIT operationCreated(operation);
    });
    return m_new;
}

void EscrowForms::newEscrow()
{
    if (!isAllowed())
        return;
    if (!m_new || !m_new->isVisible()) {
        EscrowFields fields = keptDraft();
        if (fields.asset.isEmpty())
            fields.asset = m_settings.value(setting::lastAsset);
        open()->fill(fields);
        m_new->show();
        Q_EMIT newEscrowOpened();
    }
    m_new->raise();
    m_new->activateWindow();
}

EscrowActionForm *EscrowForms::openAction(EscrowActionKind kind, const Escrow &escrow)
{
    if (m_action && !m_action->isVisible())
        m_action.clear(); // closed, and about to go by itself
    if (m_action && (m_action->kind() != kind || m_action->escrowId() != escrow.id)) {
        m_action->close();
        delete m_action;
    }
    if (m_action)
        return m_action;
    m_action = new EscrowActionForm(
        kind, escrow,
        [this](const EscrowActionDraft &draft, qint64 seenVersion) {
            return m_desk.actOnEscrow(draft, seenVersion);
        },
        confirmRules(m_desk.profile(), m_settings), m_clock, &m_window);
    m_action->setAttribute(Qt::WA_DeleteOnClose);
    m_action->setWindowModality(Qt::WindowModal);
    const QString key = keyOf(kind, escrow.id);
    connect(m_action, &EscrowActionForm::created, this, [this, key](const Operation &operation) {
        m_typed.remove(key);
        Q_EMIT operationCreated(operation);
    });
    connect(m_action, &QDialog::rejected, this,
            [this, key, form = m_action.data()] { m_typed.insert(key, form->fields()); });
    return m_action;
}

void EscrowForms::act(EscrowActionKind kind, const Escrow &escrow)
{
    if (!isAllowed())
        return;
    openAction(kind, escrow)->fill(m_typed.value(keyOf(kind, escrow.id)));
    m_follower.follow(escrow.id);
    tellAction();
    m_action->show();
    m_action->raise();
    m_action->activateWindow();
}

//! Whatever moves the escrow while a form about it is open, the form knows.
void EscrowForms::tellAction()
{
    if (!m_action || !m_follower.escrow() || m_follower.id() != m_action->escrowId())
        return;
    const Escrow &escrow = *m_follower.escrow();
    m_action->setEscrow(escrow,
                        escrowHindrance(m_action->kind(), escrow, m_follower.openOperations()));
}

void EscrowForms::editAgain(const Operation &operation)
{
    if (!isAllowed())
        return;
    const Result<api::TypedDraft> draft = m_desk.draftOf(operation.id);
    if (!draft) {
        qCWarning(logUi) << "What was typed cannot be read back:" << draft.error().message;
        return;
    }
    if (const auto *creation = std::get_if<EscrowDraft>(&*draft))
        editCreation(*creation, whyRefused(operation));
    else if (const auto *action = std::get_if<EscrowActionDraft>(&*draft))
        editAction(*action, whyRefused(operation));
}

void EscrowForms::editCreation(const EscrowDraft &draft, const Error &error)
{
    if (!m_new || !m_new->isVisible())
        open();
    m_new->fill(fieldsOf(draft, m_new->locale()));
    m_new->explainRefusal(error);
    m_new->show();
    m_new->raise();
    m_new->activateWindow();
}

void EscrowForms::editAction(const EscrowActionDraft &draft, const Error &error)
{
    m_follower.follow(draft.escrowId);
    const auto &escrow = m_follower.escrow();
    if (!escrow) {
        Q_EMIT notAllowed(tr("This escrow is not here yet. Look it up first, then try again."));
        return;
    }
    m_desk.refreshEscrow(draft.escrowId);
    EscrowActionForm *form = openAction(draft.kind, *escrow);
    form->fill(fieldsOf(draft, *escrow, form->locale()));
    tellAction();
    form->explainRefusal(error);
    form->show();
    form->raise();
    form->activateWindow();
}

void EscrowForms::closeAll()
{
    if (m_new)
        m_new->close();
    if (m_action)
        m_action->close();
}

} // namespace coinpay
