// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/newinvoiceform.h"

#include "domain/asset.h"
#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/notice.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = 480;
constexpr int DraftDelayMs = 300;
constexpr int MetadataLines = 4;
constexpr int MoreWidth = 3;

const QString Amount = QStringLiteral("amount");
const QString Asset = QStringLiteral("asset");
const QString Network = QStringLiteral("network");
const QString Reference = QStringLiteral("reference");
const QString Expiry = QStringLiteral("expires_in");
const QString Callback = QStringLiteral("callback_url");
const QString Metadata = QStringLiteral("metadata");

} // namespace

NewInvoiceForm::NewInvoiceForm(InvoiceFormActions actions, QWidget *parent)
    : FormDialog(parent)
    , m_actions(std::move(actions))
    , m_notice(new Notice(this))
{
    setObjectName(QStringLiteral("newInvoiceForm"));
    setWindowTitle(tr("New invoice"));
    setMinimumWidth(FormWidth);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme::GapWide, theme::GapGroup + theme::Grid, theme::GapWide,
                             theme::GapGroup);
    rows->setSpacing(theme::GapGroup);
    auto *title = new QLabel(tr("New invoice"), this);
    title->setFont(theme::title(font()));
    rows->addWidget(title);
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

NewInvoiceForm::~NewInvoiceForm() = default;

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
    connect(m_amount, &QLineEdit::textChanged, this, [this] {
        m_refused.remove(Amount);
        changed();
    });
    connect(m_reference, &QLineEdit::textChanged, this, [this] {
        m_refused.remove(Reference);
        changed();
    });
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        m_refused.remove(Asset);
        m_refused.remove(Amount);
        listNetworks();
        changed();
    });
    connect(m_network, &QComboBox::currentIndexChanged, this, [this] {
        m_refused.remove(Network);
        changed();
    });
    connect(m_expiry, &QComboBox::currentIndexChanged, this, [this] {
        m_refused.remove(Expiry);
        changed();
    });
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
    connect(m_callback, &QLineEdit::textChanged, this, [this] {
        m_refused.remove(Callback);
        changed();
    });
    connect(m_metadata, &QPlainTextEdit::textChanged, this, [this] {
        m_refused.remove(Metadata);
        changed();
    });
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

void NewInvoiceForm::watch(const QString &name, Field *field)
{
    m_rows.insert(name, field);
    connect(field, &Field::left, this, [this, field] {
        // Passing through an empty field is not an edit.
        const auto *line = qobject_cast<QLineEdit *>(field->editor());
        if (!line || !line->text().isEmpty() || field->isTouched()) {
            field->setTouched();
            showFaults();
        }
    });
}

InvoiceFields NewInvoiceForm::fields() const
{
    return {
        .amount = m_amount->text(),
        .asset = m_asset->currentData().toString(),
        .network = m_network->currentData().toString(),
        .reference = m_reference->text(),
        .expiresInSeconds = m_expiry->currentData().toLongLong(),
        .callbackUrl = m_callback->text(),
        .metadata = m_metadata->toPlainText(),
    };
}

void NewInvoiceForm::fill(const InvoiceFields &fields)
{
    m_filling = true;
    m_amount->setText(fields.amount);
    if (const int at = m_asset->findData(fields.asset); at >= 0)
        m_asset->setCurrentIndex(at);
    listNetworks();
    if (const int at = m_network->findData(fields.network); at >= 0)
        m_network->setCurrentIndex(at);
    m_reference->setText(fields.reference);
    chooseExpiry(*m_expiry, fields.expiresInSeconds);
    m_callback->setText(fields.callbackUrl);
    m_metadata->setPlainText(fields.metadata);
    m_moreButton->setChecked(!fields.callbackUrl.isEmpty() || !fields.metadata.isEmpty());
    m_filling = false;
    changed();
}

void NewInvoiceForm::explainRefusal(const Error &error)
{
    m_notice->say(
        theme::Tone::Bad, QStringLiteral("slash-circle"), tr("The server refused this invoice"),
        error.requestId.isEmpty() ? error.message
                                  : tr("%1\nRequest id: %2").arg(error.message, error.requestId));
    for (const FieldError &fault : error.fields) {
        if (m_rows.contains(fault.field))
            m_refused.insert(fault.field, fault.message);
    }
    if (m_refused.contains(Callback) || m_refused.contains(Metadata))
        m_moreButton->setChecked(true);
    showFaults();
}

void NewInvoiceForm::listNetworks()
{
    const QString chosen = m_network->currentData().toString();
    const QSignalBlocker quiet(m_network);
    fillNetworks(*m_network, m_asset->currentData().toString());
    if (const int at = m_network->findData(chosen); at >= 0)
        m_network->setCurrentIndex(at);
    m_network->setEnabled(m_network->count() > 1);
}

void NewInvoiceForm::changed()
{
    m_discard->setEnabled(!fields().isBlank());
    showFaults();
    if (!m_filling)
        m_draftTimer.start();
}

void NewInvoiceForm::showFaults()
{
    const InvoiceReading reading = readInvoiceFields(fields(), locale());
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        QString sentence = reading.faults.value(row.key());
        if (reading.unfinished.contains(row.key()) && !row.value()->isTouched())
            sentence.clear();
        if (sentence.isEmpty())
            sentence = m_refused.value(row.key());
        row.value()->setFault(sentence);
    }
    showExactAmount(reading);
}

void NewInvoiceForm::showExactAmount(const InvoiceReading &reading)
{
    const bool fine = !reading.faults.contains(Amount) && !m_amount->text().trimmed().isEmpty();
    m_rows.value(Amount)->setHint(
        fine ? exactAmountText(m_amount->text(), m_asset->currentData().toString(), locale())
             : QString());
}

void NewInvoiceForm::keepDraft()
{
    m_draftTimer.stop();
    const InvoiceFields typed = fields();
    m_actions.saveDraft(typed.isBlank() ? QByteArray() : packInvoiceFields(typed));
}

void NewInvoiceForm::discard()
{
    InvoiceFields blank;
    blank.asset = m_asset->currentData().toString();
    m_refused.clear();
    m_notice->clear();
    fill(blank);
    keepDraft();
    m_amount->setFocus();
}

void NewInvoiceForm::submit()
{
    if (m_sending)
        return;
    for (Field *row : std::as_const(m_rows))
        row->setTouched();
    const InvoiceReading reading = readInvoiceFields(fields(), locale());
    showFaults();
    if (!reading.draft) {
        for (const QString &name :
             {Amount, Asset, Reference, Network, Expiry, Callback, Metadata}) {
            if (!reading.faults.contains(name))
                continue;
            if (name == Callback || name == Metadata)
                m_moreButton->setChecked(true);
            m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
            return;
        }
        return;
    }
    m_sending = true;
    m_page->setEnabled(false);
    m_create->setEnabled(false);
    m_actions.create(*reading.draft).then(this, [this](const Result<Operation> &result) {
        finished(result);
    });
}

void NewInvoiceForm::finished(const Result<Operation> &result)
{
    m_sending = false;
    m_page->setEnabled(true);
    m_create->setEnabled(true);
    if (!result) {
        m_notice->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The invoice was not created"),
                      tr("%1 Nothing was sent; everything you typed is still here.",
                         "%1 a sentence that says what went wrong")
                          .arg(result.error().message));
        return;
    }
    m_draftTimer.stop();
    m_actions.saveDraft({});
    m_refused.clear();
    Q_EMIT created(*result);
    m_filling = true; // the draft is gone for good
    QDialog::done(Accepted);
}

void NewInvoiceForm::done(int result)
{
    if (m_sending)
        return;
    if (!m_filling)
        keepDraft();
    QDialog::done(result);
}

} // namespace coinpay
