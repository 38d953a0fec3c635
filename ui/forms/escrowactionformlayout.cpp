// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the form that releases, refunds and disputes is put together; what it does is in
// escrowactionform.cpp.
#include "core/text.h"
#include "forms/escrowactionform.h"
#include "forms/escrowwords.h"
#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/notice.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace coinpay {

using namespace escrowfield;

namespace {

constexpr int LongestReason = 500;
constexpr qsizetype LongestReference = 60;

QString formName(EscrowActionKind kind)
{
    switch (kind) {
    case EscrowActionKind::Release: return QStringLiteral("releaseForm");
    case EscrowActionKind::Refund: return QStringLiteral("refundForm");
    case EscrowActionKind::Dispute: return QStringLiteral("disputeForm");
    }
    return {};
}

} // namespace

EscrowActionForm::EscrowActionForm(EscrowActionKind kind, const Escrow &escrow, ActOnEscrow act,
                                   ConfirmRules rules, const Clock &clock, QWidget *parent)
    : MoneyDialog(formTitle(kind), std::move(rules), clock, parent)
    , m_kind(kind)
    , m_escrow(escrow)
    , m_act(std::move(act))
{
    setObjectName(formName(kind));
    buildForm();
    tellEscrow();
    tell();
}

void EscrowActionForm::buildForm()
{
    auto *form = new QWidget(this);
    auto *rows = new QVBoxLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    m_what = sentence({}, form);
    m_what->setFont(theme::heading(font()));
    m_held = sentence({}, form);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme::GapTight);
    words->addWidget(m_what);
    words->addWidget(m_held);
    rows->addLayout(words);
    if (m_kind != EscrowActionKind::Dispute)
        rows->addWidget(buildAmount(form));
    m_reason = new QComboBox(form);
    m_reason->setObjectName(QStringLiteral("reasonBox"));
    m_reason->setEditable(true);
    m_reason->addItems(usualReasons(m_kind));
    m_reason->setCurrentText({});
    m_reason->lineEdit()->setMaxLength(LongestReason);
    m_reason->lineEdit()->setAccessibleName(tr("Reason"));
    auto *reason = new Field(tr("&Reason"), m_reason,
                             tr("Kept with the escrow and seen by the server."), form);
    rows->addWidget(reason);
    m_rows.insert(Reason, reason);
    connect(m_reason, &QComboBox::currentTextChanged, this, [this] { edited(Reason); });
    form->setFocusProxy(m_all ? static_cast<QWidget *>(m_all) : m_reason);
    build(form);
    form->setFocus();
}

QWidget *EscrowActionForm::buildAmount(QWidget *form)
{
    auto *group = new QWidget(form);
    m_all = new QRadioButton(group);
    m_all->setObjectName(QStringLiteral("allButton"));
    m_all->setChecked(true);
    //: Beside "All of it": a choice, and a line for the amount beneath it
    m_part = new QRadioButton(tr("A &part of it"), group);
    m_part->setObjectName(QStringLiteral("partButton"));
    m_amount = amountEdit(group);
    auto *amount = new Field(tr("&Amount"), m_amount, {}, group);
    m_rows.insert(Amount, amount);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::Gap);
    rows->addWidget(m_all);
    rows->addWidget(m_part);
    rows->addWidget(amount);
    connect(m_amount, &QLineEdit::textChanged, this, [this] { edited(Amount); });
    connect(m_part, &QRadioButton::toggled, this, [this](bool isPart) {
        edited(Amount);
        if (isPart && m_part->hasFocus())
            m_amount->setFocus();
    });
    connect(amount, &Field::left, this, [this, amount] {
        if (!m_amount->text().isEmpty()) {
            amount->setTouched();
            tell();
        }
    });
    return group;
}

void EscrowActionForm::tellEscrow()
{
    m_what->setText(tr("%1 for “%2”", "%1 an amount with its asset, %2 a deal's reference")
                        .arg(theme::amountWithAsset(m_escrow.amount, locale()),
                             displayText(m_escrow.dealRef, LongestReference)));
    m_held->setText(heldText(m_kind, m_escrow, locale()));
    if (m_all)
        //: A choice; %1 is an amount
        m_all->setText(tr("A&ll of it: %1").arg(theme::amountWithAsset(m_escrow.held(), locale())));
}

} // namespace coinpay
