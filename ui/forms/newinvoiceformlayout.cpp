// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the form for a new invoice is put together; what it does is in newinvoiceform.cpp.
#include "forms/field.h"
#include "forms/newinvoiceform.h"
#include "forms/newinvoicewidgets.h"
#include "forms/notice.h"
#include "theme/fonts.h"
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

constexpr int FormWidth = 480;
constexpr int DraftDelayMs = 300;
constexpr int MetadataLines = 4;
constexpr int MoreWidth = 3;

} // namespace

NewInvoiceForm::NewInvoiceForm(InvoiceFormActions actions, QWidget *parent)
    : FormDialog(parent)
    , m_actions(std::move(actions))
    , m_notice(new Notice(this))
{
    setObjectName(QStringLiteral("newInvoiceForm"));
    setWindowTitle(tr("New invoice"));
    setMinimumWidth(FormWidth);
    QVBoxLayout *rows = startColumn(windowTitle());
    rows->addWidget(m_notice);
    m_page = new QWidget(this);
    rows->addWidget(m_page);
    buildFields();
    rows->addStretch(1);
    rows->addWidget(buttons());
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &NewInvoiceForm::keepDraft);
    listNetworks();
    changed();
    m_draftTimer.stop();
    m_amount->setFocus();
}

void NewInvoiceForm::buildFields()
{
    m_amount = new QLineEdit(m_page);
    m_amount->setObjectName(QStringLiteral("amountEdit"));
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setFont(theme::tabular(font()));
    m_amount->setPlaceholderText(editableAmount(QStringLiteral("0.00"), locale()));
    m_asset = assetBox(m_page);
    m_network = new QComboBox(m_page);
    m_network->setObjectName(QStringLiteral("networkBox"));
    m_reference = new QLineEdit(m_page);
    m_reference->setObjectName(QStringLiteral("referenceEdit"));
    m_expiry = expiryBox(m_page);

    auto *amountField = new Field(tr("&Amount"), m_amount, {}, m_page);
    auto *assetField = new Field(tr("A&sset", "a currency such as USDT"), m_asset, {}, m_page);
    auto *networkField = new Field(tr("&Network", "a blockchain"), m_network, {}, m_page);
    auto *referenceField = new Field(tr("&Reference"), m_reference,
                                     tr("Your own word for it, such as the order number."), m_page);
    auto *expiryField =
        new Field(tr("&Open for", "how long an invoice can be paid"), m_expiry, {}, m_page);
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
    auto *rows = new QVBoxLayout(m_page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addLayout(top);
    rows->addWidget(referenceField);
    rows->addLayout(middle);

    watch(Amount, amountField);
    watch(Asset, assetField);
    watch(Network, networkField);
    watch(Reference, referenceField);
    watch(Expiry, expiryField);
    connect(m_amount, &QLineEdit::textChanged, this, [this] { edited(Amount); });
    connect(m_reference, &QLineEdit::textChanged, this, [this] { edited(Reference); });
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        m_refused.remove(Amount);
        listNetworks();
        edited(Asset);
    });
    connect(m_network, &QComboBox::currentIndexChanged, this, [this] { edited(Network); });
    connect(m_expiry, &QComboBox::currentIndexChanged, this, [this] { edited(Expiry); });
    buildMore();
}

void NewInvoiceForm::buildMore()
{
    m_moreButton = new QToolButton(m_page);
    m_moreButton->setObjectName(QStringLiteral("moreButton"));
    m_moreButton->setText(tr("Callback and notes"));
    m_moreButton->setIcon(theme::icon(QStringLiteral("chevron-right")));
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setCheckable(true);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    m_more = new QWidget(m_page);
    m_callback = new QLineEdit(m_more);
    m_callback->setObjectName(QStringLiteral("callbackEdit"));
    m_callback->setPlaceholderText(QStringLiteral("https://shop.example/coinpay"));
    m_metadata = new QPlainTextEdit(m_more);
    m_metadata->setObjectName(QStringLiteral("metadataEdit"));
    m_metadata->setTabChangesFocus(true);
    m_metadata->setFixedHeight(fontMetrics().lineSpacing() * MetadataLines + 2 * theme::Gap);
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
    m_page->layout()->addWidget(m_moreButton);
    m_page->layout()->addWidget(m_more);
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

QWidget *NewInvoiceForm::buttons()
{
    auto *bar = new QWidget(this);
    m_discard = new QPushButton(tr("Discard draft"), bar);
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setFlat(true);
    m_discard->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), bar);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setToolTip(tr("What is typed here stays as a draft."));
    close->setAutoDefault(false);
    m_create = new QPushButton(tr("Create invoice"), bar);
    m_create->setObjectName(QStringLiteral("createButton"));
    m_create->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_create);
    connect(m_discard, &QPushButton::clicked, this, &NewInvoiceForm::discard);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewInvoiceForm::submit);
    return bar;
}

} // namespace coinpay
