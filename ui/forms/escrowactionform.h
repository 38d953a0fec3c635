// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/escrowfields.h"
#include "forms/moneydialog.h"

#include <QFuture>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace coinpay {

class Field;

//! What the form does to the world; given to it, so that a test can stand in. Journals the
//! operation against the escrow as it was seen: done when the row is durable.
using ActOnEscrow =
    std::function<QFuture<Result<Operation>>(const EscrowActionDraft &draft, qint64 seenVersion)>;

//! Releases, refunds or disputes an escrow: how much, why, and then all of it once more before it
//! is confirmed. Told of every change of the escrow, it starts over whenever what was looked at is
//! no longer so.
class EscrowActionForm : public MoneyDialog
{
    Q_OBJECT

public:
    //! `clock` outlives the form.
    EscrowActionForm(EscrowActionKind kind, const Escrow &escrow, ActOnEscrow act,
                     ConfirmRules rules, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] EscrowActionKind kind() const { return m_kind; }
    [[nodiscard]] const QString &escrowId() const { return m_escrow.id; }

    [[nodiscard]] EscrowActionFields fields() const;
    void fill(const EscrowActionFields &fields);
    //! The escrow as it is now; `hindrance`: why it cannot be acted on, empty when it can.
    void setEscrow(const Escrow &escrow, const QString &hindrance);
    //! After the server refused, or somebody else was first.
    void explainRefusal(const Error &error);

Q_SIGNALS:
    void created(const coinpay::Operation &operation);

protected:
    [[nodiscard]] std::optional<MoneyReview> review() override;
    void journal() override;

private:
    void buildForm();
    [[nodiscard]] QWidget *buildAmount(QWidget *form);
    void tell();
    void tellEscrow();
    void edited(const QString &name);
    [[nodiscard]] EscrowActionReading reading() const;
    void fillReview(MoneyReview &review, const Money &leaving) const;
    void fillDispute(MoneyReview &review) const;

    const EscrowActionKind m_kind;
    Escrow m_escrow;
    ActOnEscrow m_act;
    QLabel *m_what = nullptr;
    QLabel *m_held = nullptr;
    QRadioButton *m_all = nullptr;
    QRadioButton *m_part = nullptr;
    QLineEdit *m_amount = nullptr;
    QComboBox *m_reason = nullptr;
    QHash<QString, Field *> m_rows;
    //! What the server said of a field, until that field is changed.
    QHash<QString, QString> m_refused;
    QString m_hindrance;
    std::optional<EscrowActionDraft> m_reviewed;
    qint64 m_reviewedVersion = 0;
    //! What the escrow became while the confirmation was being written down.
    std::optional<std::pair<Escrow, QString>> m_later;
};

} // namespace coinpay
