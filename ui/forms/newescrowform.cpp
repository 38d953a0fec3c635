// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newescrowform.h"

#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace coinpay {

using namespace escrowfield;

namespace {

constexpr int NoteLines = 3;
constexpr int MoreWidth = 3;

} // namespace

NewEscrowForm::NewEscrowForm(EscrowFormActions actions, QWidget *parent)
    : DraftForm({tr("New escrow"), tr("Create escrow"), tr("The server refused this escrow"),
                 tr("The escrow was not created")},
                actions.saveDraft, parent)
    , m_actions(std::move(actions))
{
    setObjectName(QStringLiteral("newEscrowForm"));
    buildFields();
    listNetworks(*m_network, m_asset->currentData().toString());
    finishBuilding(m_amount);
}

NewEscrowForm::~NewEscrowForm() = default;

void NewEscrowForm::buildFields()
{
    m_amount = amountEdit(page());
    m_asset = assetBox(page());
    m_network = networkBox(page());
    const auto line = [this](const QString &name) {
        auto *edit = new QLineEdit(page());
        edit->setObjectName(name);
        return edit;
    };
    m_deal = line(QStringLiteral("dealEdit"));
    m_buyer = line(QStringLiteral("buyerEdit"));
    m_seller = line(QStringLiteral("sellerEdit"));
    m_metadata = notesEdit(page(), NoteLines);

    auto *amount = new Field(tr("&Amount"), m_amount, {}, page());
    auto *asset = new Field(tr("A&sset", "a currency such as USDT"), m_asset, {}, page());
    auto *network = new Field(tr("&Network", "a blockchain"), m_network, {}, page());
    auto *deal = new Field(tr("&Deal"), m_deal,
                           tr("Your own word for it, such as the order number."), page());
    auto *buyer = new Field(tr("&Buyer"), m_buyer, tr("Who pays in, and gets a refund."), page());
    auto *seller = new Field(tr("Sel&ler"), m_seller, tr("Who gets a release."), page());
    auto *notes =
        new Field(tr("No&tes"), m_metadata, tr("One a line, like: table = 12. Optional."), page());
    const auto pair = [](QWidget *left, QWidget *right, int leftShare, int rightShare) {
        auto *columns = new QHBoxLayout;
        columns->setSpacing(theme::Gap + theme::Grid);
        columns->addWidget(left, leftShare, Qt::AlignTop);
        columns->addWidget(right, rightShare, Qt::AlignTop);
        return columns;
    };
    auto *rows = new QVBoxLayout(page());
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapGroup - theme::Grid);
    rows->addWidget(sentence(tr("The buyer pays in, and the money is held until you release it to "
                                "the seller or refund it."),
                             page()));
    rows->addLayout(pair(amount, asset, MoreWidth, MoreWidth - 1));
    rows->addWidget(deal);
    rows->addLayout(pair(buyer, seller, 1, 1));
    rows->addWidget(network);
    rows->addWidget(notes);
    // As the keyboard goes.
    const QList<QWidget *> order{m_amount, m_asset,   m_deal,    m_buyer,
                                 m_seller, m_network, m_metadata};
    for (qsizetype at = 1; at < order.size(); ++at)
        setTabOrder(order[at - 1], order[at]);
    const std::array<std::pair<QString, Field *>, 7> named{{{Amount, amount},
                                                            {Asset, asset},
                                                            {Deal, deal},
                                                            {Buyer, buyer},
                                                            {Seller, seller},
                                                            {Network, network},
                                                            {Metadata, notes}}};
    for (const auto &[name, field] : named)
        watch(name, field);
    connect(m_amount, &QLineEdit::textChanged, this, [this] { edited(Amount); });
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        forgetRefusal(Amount);
        listNetworks(*m_network, m_asset->currentData().toString());
        edited(Asset);
    });
    connect(m_network, &QComboBox::currentIndexChanged, this, [this] { edited(Network); });
    connect(m_metadata, &QPlainTextEdit::textChanged, this, [this] { edited(Metadata); });
    connect(m_deal, &QLineEdit::textChanged, this, [this] { edited(Deal); });
    connect(m_buyer, &QLineEdit::textChanged, this, [this] { edited(Buyer); });
    connect(m_seller, &QLineEdit::textChanged, this, [this] { edited(Seller); });
}

EscrowFields NewEscrowForm::fields() const
{
    return {
        .amount = m_amount->text(),
        .asset = m_asset->currentData().toString(),
        .network = m_network->currentData().toString(),
        .buyerRef = m_buyer->text(),
        .sellerRef = m_seller->text(),
        .dealRef = m_deal->text(),
        .metadata = m_metadata->toPlainText(),
    };
}

void NewEscrowForm::fill(const EscrowFields &fields)
{
    fillFields([this, &fields] { setFields(fields); });
}

void NewEscrowForm::setFields(const EscrowFields &fields)
{
    m_amount->setText(fields.amount);
    chooseAsset(*m_asset, *m_network, fields.asset, fields.network);
    m_buyer->setText(fields.buyerRef);
    m_seller->setText(fields.sellerRef);
    m_deal->setText(fields.dealRef);
    m_metadata->setPlainText(fields.metadata);
}

void NewEscrowForm::blank()
{
    EscrowFields none;
    none.asset = m_asset->currentData().toString();
    setFields(none);
}

FieldReading NewEscrowForm::reading() const
{
    return readEscrowFields(fields(), locale());
}

QByteArray NewEscrowForm::packed() const
{
    const EscrowFields typed = fields();
    return typed.isBlank() ? QByteArray() : packEscrowFields(typed);
}

QFuture<Result<Operation>> NewEscrowForm::create()
{
    return m_actions.create(*readEscrowFields(fields(), locale()).draft);
}

void NewEscrowForm::showHints(const FieldReading &reading)
{
    const bool fine = !reading.faults.contains(Amount) && !m_amount->text().trimmed().isEmpty();
    row(Amount)->setHint(
        fine ? exactAmountText(m_amount->text(), m_asset->currentData().toString(), locale())
             : QString());
}

} // namespace coinpay
