// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "forms/escrowactionform.h"
#include "forms/newescrowform.h"
#include "models/escrowfollower.h"
#include "settings/settings.h"

#include <QPointer>
#include <QWidget>

namespace coinpay {

//! Opens the forms that make escrows and act on them. With a key that may not write escrows none is
//! opened, however it is asked for.
class EscrowForms : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. Forms stand over `window`.
    EscrowForms(Desk &desk, Settings &settings, const Clock &clock, QWidget &window);
    ~EscrowForms() override;

    //! With the draft that was kept, if any. One form at a time: a second call raises the first.
    void newEscrow();
    //! With what was typed for this escrow the last time, unless that was sent.
    void act(EscrowActionKind kind, const Escrow &escrow);
    //! The form as it was when the operation was made, with what the server said.
    void editAgain(const Operation &operation);
    //! Closes what is open; drafts are kept.
    void closeAll();
    [[nodiscard]] EscrowFields keptDraft() const;
    [[nodiscard]] NewEscrowForm *openForm() const { return m_new; }

    [[nodiscard]] EscrowActionForm *openAction() const { return m_action; }

Q_SIGNALS:
    //! It is on screen, with the draft in it.
    void newEscrowOpened();
    //! Nothing was opened: the sentence says why.
    void notAllowed(const QString &why);
    //! Durable in the journal; it goes on by itself.
    void operationCreated(const coinpay::Operation &operation);

private:
    NewEscrowForm *open();
    EscrowActionForm *openAction(EscrowActionKind kind, const Escrow &escrow);
    void editCreation(const EscrowDraft &draft, const Error &error);
    void editAction(const EscrowActionDraft &draft, const Error &error);
    void tellAction();
    [[nodiscard]] bool isAllowed();

    Desk &m_desk;
    Settings &m_settings;
    const Clock &m_clock;
    QWidget &m_window;
    EscrowFollower m_follower; //!< of the escrow an open form is about
    QPointer<NewEscrowForm> m_new;
    QPointer<EscrowActionForm> m_action;
    std::optional<QByteArray> m_draft; //!< what was saved last; the reader may still lag behind
    //! What was typed and not sent, by escrow and what was to be done to it.
    QHash<QString, EscrowActionFields> m_typed;
};

} // namespace coinpay
