// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the form for a new invoice is put together; what it does is in newinvoiceform.cpp.
#include "forms/field.h"
#include "forms/newinvoiceform.h"
#include "forms/newinvoicewidgets.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace coinpay {

using namespace invoicefield;

namespace {

constexpr int MetadataLines = 4;
constexpr int MoreWidth = 3;

} // namespace

NewInvoiceForm::NewInvoiceForm(InvoiceFormActions actions, QWidget *parent)
    : DraftForm({tr("New invoice"), tr("Create invoice"), tr("The server refused this invoice"),
                 tr("The invoice was not created")},
                actions.saveDraft, parent)
    , m_actions(std::move(actions))
{
    setObjectName(QStringLiteral("newInvoiceForm"));
    buildFields();
    listNetworks(*m_network, m_asset->currentData().toString());
    finishBuilding(m_amount);
}

void NewInvoiceForm::buildFields()
{
    m_amount = amountEdit(page());
    m_asset = assetBox(page());
    m_network = networkBox(page());
    m_reference = new QLineEdit(page());
    m_reference->setObjectName(QStringLiteral("referenceEdit"));
    m_expiry = expiryBox(page());

    auto *amountField = new Field(tr("&Amount"), m_amount, {}, page());
    auto *assetField = new Field(tr("A&sset", "a currency such as USDT"), m_asset, {}, page());
    auto *networkField = new Field(tr("&Network", "a blockchain"), m_network, {}, page());
    auto *referenceField = new Field(tr("&Reference"), m_reference,
                                     tr("Your own word for it, such as the order number."), page());
    auto *expiryField =
        new Field(tr("&Open for", "how long an invoice can be paid"), m_expiry, {}, page());
    auto *top = new QHBoxLayout;
    top->setSpacing(theme::Gap + theme::Grid);
    top->addWidget(amountField, MoreWidth);
    top->addWidget(assetField, MoreWidth - 1);
    top->setAlignment(assetField, Qt::AlignTop);
    top->setAlignment(amountField, Qt::AlignTop);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme::Gap + theme::Grid);
    middle->addWidget(networkField, 1, Qt::AlignTop);
    middle->addWidget(expiryField, 1, Qt::AlignTop);
    auto *rows = new QVBoxLayout(page());
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addLayout(top);
    rows->addWidget(referenceField);
    rows->addLayout(middle);

    watch(Amount, amountField);
    watch(Asset, assetField);
    watch(Reference, referenceField);
    watch(Network, networkField);
    watch(Expiry, expiryField);
    connect(m_amount, &QLineEdit::textChanged, this, [this] { edited(Amount); });
    connect(m_reference, &QLineEdit::textChanged, this, [this] { edited(Reference); });
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        forgetRefusal(Amount);
        listNetworks(*m_network, m_asset->currentData().toString());
        edited(Asset);
    });
    connect(m_network, &QComboBox::currentIndexChanged, this, [this] { edited(Network); });
    connect(m_expiry, &QComboBox::currentIndexChanged, this, [this] { edited(Expiry); });
    buildMore();
}

void NewInvoiceForm::buildMore()
{
    m_moreButton = new QToolButton(page());
    m_moreButton->setObjectName(QStringLiteral("moreButton"));
    m_moreButton->setText(tr("Callback and notes"));
    m_moreButton->setIcon(theme::icon(QStringLiteral("chevron-right")));
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setCheckable(true);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    m_more = new QWidget(page());
    m_callback = new QLineEdit(m_more);
    m_callback->setObjectName(QStringLiteral("callbackEdit"));
    m_callback->setPlaceholderText(QStringLiteral("https://shop.example/coinpay"));
    m_metadata = notesEdit(m_more, MetadataLines);
    auto *callbackField = new Field(tr("&Callback address"), m_callback,
                                    tr("Told of every change of this invoice. Optional."), m_more);
    auto *metadataField =
        new Field(tr("No&tes"), m_metadata, tr("One a line, like: table = 12. Optional."), m_more);
    auto *rows = new QVBoxLayout(m_more);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addWidget(callbackField);
    rows->addWidget(metadataField);
    m_more->hide();
    page()->layout()->addWidget(m_moreButton);
    page()->layout()->addWidget(m_more);
    watch(Callback, callbackField);
    watch(Metadata, metadataField);
    connect(m_moreButton, &QToolButton::toggled, this, [this](bool open) {
        m_more->setVisible(open);
        m_moreButton->setIcon(
            theme::icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        if (!open)
            QMetaObject::invokeMethod(
                this, [this] { adjustSize(); }, Qt::QueuedConnection);
    });
    connect(m_callback, &QLineEdit::textChanged, this, [this] { edited(Callback); });
    connect(m_metadata, &QPlainTextEdit::textChanged, this, [this] { edited(Metadata); });
}

} // namespace coinpay
