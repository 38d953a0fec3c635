// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the dialog that confirms money is put together; what it does is in moneydialog.cpp.
#include "forms/field.h"
#include "forms/moneydialog.h"
#include "forms/notice.h"
#include "forms/reviewsheet.h"
#include "theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DialogWidth = 500;
constexpr int LongestName = 100;

QPushButton *addButton(QWidget &bar, const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, &bar);
    button->setObjectName(name);
    button->setAutoDefault(false);
    bar.layout()->addWidget(button);
    return button;
}

QHBoxLayout *rowOf(QWidget &bar)
{
    auto *row = new QHBoxLayout(&bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    return row;
}

} // namespace

MoneyDialog::MoneyDialog(const QString &title, ConfirmRules rules, const Clock &clock,
                         QWidget *parent)
    : FormDialog(parent)
    , m_title(title)
    , m_rules(std::move(rules))
    , m_countdown(clock)
    , m_notice(new Notice(this))
    , m_sheet(new ReviewSheet(this))
    , m_name(new QLineEdit(this))
{
    setWindowTitle(title);
    setMinimumWidth(DialogWidth);
    connect(&m_countdown, &Countdown::changed, this, &MoneyDialog::tellConfirm);
}

void MoneyDialog::build(QWidget *form)
{
    m_form = form;
    QVBoxLayout *rows = startColumn(m_title);
    rows->addWidget(m_notice);
    rows->addWidget(m_form);
    rows->addWidget(m_sheet);
    buildName();
    rows->addWidget(m_nameField);
    rows->addStretch(1);
    rows->addWidget(formButtons());
    rows->addWidget(reviewButtons());
    m_sheet->hide();
    m_nameField->hide();
    m_reviewBar->hide();
    m_review->setDefault(true);
}

void MoneyDialog::buildName()
{
    m_name->setObjectName(QStringLiteral("profileNameEdit"));
    m_name->setMaxLength(LongestName);
    m_nameField = new Field(
        //: %1 is the name of a profile
        tr("&Type “%1”, the name of this profile, to confirm").arg(m_rules.profileName), m_name,
        tr("This is real money, and more than you confirm without it."), this);
    connect(m_name, &QLineEdit::textChanged, this, &MoneyDialog::tellConfirm);
}

QWidget *MoneyDialog::formButtons()
{
    m_formBar = new QWidget(this);
    QHBoxLayout *row = rowOf(*m_formBar);
    row->addStretch(1);
    const auto *cancel = addButton(*m_formBar, QStringLiteral("cancelButton"), tr("Cancel"));
    //: Button; the dots say that nothing happens yet
    m_review = addButton(*m_formBar, QStringLiteral("reviewButton"), tr("Review\u2026"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_review, &QPushButton::clicked, this, &MoneyDialog::startReview);
    return m_formBar;
}

//! Cancel stands where the button stood that led here: a second click in a row does no harm.
QWidget *MoneyDialog::reviewButtons()
{
    m_reviewBar = new QWidget(this);
    QHBoxLayout *row = rowOf(*m_reviewBar);
    m_back = addButton(*m_reviewBar, QStringLiteral("backButton"), tr("Back"));
    row->addStretch(1);
    m_confirm = addButton(*m_reviewBar, QStringLiteral("confirmButton"), {});
    m_reviewCancel = addButton(*m_reviewBar, QStringLiteral("cancelButton"), tr("Cancel"));
    connect(m_back, &QPushButton::clicked, this, &MoneyDialog::showForm);
    connect(m_confirm, &QPushButton::clicked, this, &MoneyDialog::confirm);
    connect(m_reviewCancel, &QPushButton::clicked, this, &QDialog::reject);
    return m_reviewBar;
}

} // namespace coinpay
