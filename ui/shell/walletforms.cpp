// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/walletforms.h"

#include "core/log.h"
#include "core/whendone.h"
#include "forms/scopes.h"

namespace coinpay {

WalletForms::WalletForms(Desk &desk, Settings &settings, const Clock &clock, RandomSource &random,
                         QWidget &window)
    : m_desk(desk)
    , m_settings(settings)
    , m_clock(clock)
    , m_random(random)
    , m_window(window)
{
}

WalletForms::~WalletForms()
{
    closeAll();
    delete m_transfer;
    delete m_batch;
    delete m_book;
}

WalletsModel &WalletForms::wallets()
{
    if (!m_wallets)
        m_wallets = std::make_unique<WalletsModel>(m_desk.store(), m_desk.reader());
    return *m_wallets;
}

PayeesModel &WalletForms::payees()
{
    if (!m_payees)
        m_payees = std::make_unique<PayeesModel>(m_desk.store(), m_desk.reader());
    return *m_payees;
}

bool WalletForms::isAllowed()
{
    const QString missing = missingScope(m_desk.scopes(), scopeFor(OperationKind::SendTransfer));
    if (!missing.isEmpty())
        Q_EMIT notAllowed(missing);
    return missing.isEmpty();
}

TransferStep::World WalletForms::world()
{
    return {wallets(), payees(),
            [this](const TransferDraft &draft) { return m_desk.quoteTransfer(draft); }, m_clock,
            m_desk.acceptedNets()};
}

TransferFields WalletForms::keptDraft() const
{
    return unpackTransferFields(
        m_draft ? *m_draft : m_desk.reader().draft(TransferFormDraft).value_or(QByteArray()));
}

void WalletForms::savePayee(const Payee &payee)
{
    whenDone(m_desk.store().savePayee(payee.network, payee.address, payee.label), this,
             [this](const Done &done) {
                 if (!done)
                     Q_EMIT failed(tr("The address was not kept"), done.error().message);
             });
}

TransferForm *WalletForms::open()
{
    m_desk.refreshWallets(); // what can be sent is shown with its age, and that is now
    TransferFormActions actions;
    actions.send = [this](const TransferDraft &draft) { return m_desk.sendTransfer(draft); };
    actions.keepPayee = [this](const Payee &payee) { savePayee(payee); };
    actions.saveDraft = [this](const QByteArray &bytes) {
        m_draft = bytes;
        whenDone(m_desk.store().saveDraft(TransferFormDraft, bytes), this, [](const Done &done) {
            if (!done)
                qCWarning(logUi) << "The draft could not be kept:" << done.error().message;
        });
    };
    m_transfer = new TransferForm(world(), std::move(actions),
                                  confirmRules(m_desk.profile(), m_settings), &m_window);
    m_transfer->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_transfer, &TransferForm::created, this, &WalletForms::operationCreated);
    connect(m_transfer, &TransferForm::addressBookRequested, this, &WalletForms::showAddressBook);
    return m_transfer;
}

void WalletForms::show(QWidget &form)
{
    form.show();
    form.raise();
    form.activateWindow();
}

void WalletForms::newTransfer(const QString &walletId, const QString &asset, const QString &network)
{
    if (!isAllowed())
        return;
    if (!m_transfer) {
        const TransferFields fields = keptDraft();
        open();
        if (!fields.isBlank())
            m_transfer->fillWithDraft(fields);
    }
    m_transfer->form().choose(walletId, asset, network);
    show(*m_transfer);
}

void WalletForms::sendAgain(const Transfer &transfer)
{
    if (!isAllowed())
        return;
    if (!m_transfer)
        open();
    TransferDraft draft;
    draft.walletId = transfer.walletId;
    draft.amount = transfer.amount;
    draft.network = transfer.network;
    draft.destination = transfer.destination;
    draft.note = transfer.note;
    TransferFields fields = fieldsOf(draft, m_transfer->locale());
    if (!needsAttention(transfer.status))
        fields.amount.clear(); // it may have arrived: how much more is the person's to say
    m_transfer->form().fill(fields);
    show(*m_transfer);
}

void WalletForms::editAgain(const Operation &operation)
{
    if (!isAllowed())
        return;
    const Result<api::TypedDraft> typed = m_desk.draftOf(operation.id);
    const auto *draft = typed ? std::get_if<TransferDraft>(&*typed) : nullptr;
    if (!draft) {
        Q_EMIT failed(tr("The form cannot be opened again"),
                      typed ? QString() : typed.error().message);
        return;
    }
    if (!m_transfer)
        open();
    m_transfer->form().fill(fieldsOf(*draft, m_transfer->locale()));
    m_transfer->explainRefusal(Error{ErrorKind::Refused,
                                     operation.message,
                                     operation.code,
                                     operation.requestId,
                                     operation.httpStatus,
                                     {},
                                     {}});
    show(*m_transfer);
}

void WalletForms::newBatch(const QString &walletId)
{
    if (!isAllowed())
        return;
    if (!m_batch) {
        m_desk.refreshWallets();
        const auto send = [this](QList<TransferDraft> drafts) {
            const QString batch = newId(QLatin1String("bat_"), m_clock, m_random);
            for (TransferDraft &draft : drafts)
                draft.batchId = batch;
            return m_desk.sendTransfers(drafts);
        };
        m_batch =
            new BatchForm(world(), send, confirmRules(m_desk.profile(), m_settings), &m_window);
        m_batch->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_batch, &BatchForm::created, this, [this](const QList<Operation> &operations) {
            for (const Operation &operation : operations)
                Q_EMIT operationCreated(operation);
        });
    }
    m_batch->form().chooseWallet(walletId);
    show(*m_batch);
}

void WalletForms::showAddressBook()
{
    if (!m_book) {
        m_book = new AddressBook(
            payees(),
            {[this](const Payee &payee) {
                 return m_desk.store().savePayee(payee.network, payee.address, payee.label);
             },
             [this](const Payee &payee) {
                 return m_desk.store().removePayee(payee.network, payee.address);
             }},
            m_desk.acceptedNets(), m_transfer ? static_cast<QWidget *>(m_transfer) : &m_window);
        m_book->setAttribute(Qt::WA_DeleteOnClose);
    }
    show(*m_book);
}

void WalletForms::newAddress(const QString &walletId, const QString &asset, const QString &network)
{
    if (!isAllowed())
        return;
    whenDone(m_desk.createAddress(walletId, asset, network), this,
             [this](const Result<Operation> &result) {
                 if (!result) {
                     Q_EMIT failed(tr("No address was asked for"), result.error().message);
                     return;
                 }
                 Q_EMIT operationCreated(*result);
                 Q_EMIT addressExpected(result->id);
             });
}

void WalletForms::closeAll()
{
    for (QWidget *form : {static_cast<QWidget *>(m_book), static_cast<QWidget *>(m_transfer),
                          static_cast<QWidget *>(m_batch)}) {
        if (form)
            form->close();
    }
}

} // namespace coinpay
